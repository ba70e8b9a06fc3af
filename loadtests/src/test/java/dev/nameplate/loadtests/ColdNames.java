package dev.nameplate.loadtests;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.nameplate.loadtests.Visits.Visit;
import io.gatling.javaapi.core.Simulation;

/** Every name is new, so that every picture is drawn: what a server can make. */
public final class ColdNames extends Simulation {

    {
        Plan plan = Plan.ofProperties();
        Links links = Links.ofProperties();
        var visits = Visits.feed(
                50, n -> new Visit("cold", Format.JPG, links.target(Format.JPG, new Reader(plan.seed() + n))));
        setUp(scenario("cold unique names")
                        .exec(during(plan.length()).on(feed(visits).exec(Answers.image("#{kind}"))))
                        .injectOpen(atOnceUsers(plan.users())))
                .protocols(plan.protocol())
                .assertions(Answers.hold());
    }
}
