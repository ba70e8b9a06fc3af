package dev.nameplate.loadtests;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;

/**
 * What the command line says about a run.
 *
 * @param base the server, as {@code http://127.0.0.1:8080}
 * @param users how many ask at a time, each over a connection of its own
 * @param rate most readers in a second, where readers come and go
 * @param length how long the load lasts
 * @param seed where the made-up readers begin; another seed, other names
 */
record Plan(String base, int users, double rate, Duration length, long seed) {

    static Plan ofProperties() {
        Plan plan = new Plan(
                System.getProperty("base", "http://127.0.0.1:8080"),
                Integer.getInteger("users", 8),
                Double.parseDouble(System.getProperty("rate", "100")),
                Duration.ofSeconds(Integer.getInteger("seconds", 30)),
                Long.getLong("seed", System.currentTimeMillis()));
        System.out.println(plan);
        return plan;
    }

    /** Nothing is kept, encoded or followed on this side: what a scenario asks for is what is sent. */
    HttpProtocolBuilder protocol() {
        return http.baseUrl(base)
                .acceptHeader("image/avif,image/webp,image/*,*/*;q=0.8")
                .userAgentHeader("nameplate-loadtests")
                .disableCaching()
                .disableFollowRedirect()
                .disableUrlEncoding();
    }
}
