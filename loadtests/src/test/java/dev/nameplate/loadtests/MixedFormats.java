package dev.nameplate.loadtests;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.nameplate.loadtests.Visits.Visit;
import io.gatling.javaapi.core.Simulation;
import java.util.List;

/** New names in all formats: of ten, five JPEG, two PNG, two WebP and one GIF. The report shows each format apart. */
public final class MixedFormats extends Simulation {

    private static final List<Format> TEN = List.of(
            Format.JPG,
            Format.PNG,
            Format.JPG,
            Format.WEBP,
            Format.JPG,
            Format.GIF,
            Format.JPG,
            Format.PNG,
            Format.JPG,
            Format.WEBP);

    {
        Plan plan = Plan.ofProperties();
        Links links = Links.ofProperties();
        var visits = Visits.feed(3, n -> {
            Format format = TEN.get((int) (n % TEN.size()));
            return new Visit(format.extension(), format, links.target(format, new Reader(plan.seed() + n)));
        });
        setUp(scenario("mixed formats")
                        .exec(during(plan.length()).on(feed(visits).exec(Answers.image("#{kind}"))))
                        .injectOpen(atOnceUsers(plan.users())))
                .protocols(plan.protocol())
                .assertions(Answers.hold());
    }
}
