package dev.nameplate.loadtests;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.nameplate.loadtests.Visits.Visit;
import io.gatling.javaapi.core.Simulation;

/** One picture again and again: drawn once, then what a server can hand out. */
public final class HotImage extends Simulation {

    {
        Plan plan = Plan.ofProperties();
        String target = Links.ofProperties().target(Format.JPG, new Reader(plan.seed()));
        var visits = Visits.feed(50, n -> new Visit("hot", Format.JPG, target));
        setUp(scenario("hot single image")
                        .exec(during(plan.length()).on(feed(visits).exec(Answers.image("#{kind}"))))
                        .injectOpen(atOnceUsers(plan.users())))
                .protocols(plan.protocol())
                .assertions(Answers.hold());
    }
}
