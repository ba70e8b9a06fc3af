package dev.nameplate.loadtests;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyLength;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.nameplate.loadtests.Visits.Visit;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;

/** Clients that kept a picture ask nine times whether it is still the same, and once with a tag that is not its own. */
public final class ConditionalRequests extends Simulation {

    private static final int ASKED_AGAIN = 9;

    {
        Plan plan = Plan.ofProperties();
        Links links = Links.ofProperties();
        var visits = Visits.feed(
                20, n -> new Visit("first", Format.JPG, links.target(Format.JPG, new Reader(plan.seed() + n))));
        ChainBuilder first =
                feed(visits).exec(Answers.image("#{kind}").check(header("ETag").saveAs("tag")));
        ChainBuilder unchanged = exec(http("unchanged")
                .get("#{target}")
                .header("If-None-Match", "#{tag}")
                .check(
                        status().is(304),
                        header("ETag").isEL("#{tag}"),
                        bodyLength().is(0)));
        ChainBuilder changed = exec(Answers.image("another tag").header("If-None-Match", "\"another\""));
        setUp(scenario("conditional requests")
                        .exec(during(plan.length())
                                .on(first.exec(repeat(ASKED_AGAIN).on(unchanged))
                                        .exec(changed)))
                        .injectOpen(atOnceUsers(plan.users())))
                .protocols(plan.protocol())
                .assertions(Answers.hold());
    }
}
