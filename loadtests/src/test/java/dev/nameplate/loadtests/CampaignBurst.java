package dev.nameplate.loadtests;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import dev.nameplate.loadtests.Visits.Visit;
import io.gatling.javaapi.core.Simulation;
import java.util.SplittableRandom;

/**
 * A mail has gone out: readers come as they like, soon as many as the rate, then ever fewer; of ten requests eight are for a
 * picture that was asked for before.
 */
public final class CampaignBurst extends Simulation {

    private static final double REPEATS = 0.8;

    {
        Plan plan = Plan.ofProperties();
        Links links = Links.ofProperties();
        Opens opens = new Opens(plan, links);
        setUp(scenario("campaign burst")
                        .exec(feed(Visits.feed(20, n -> opens.next())), Answers.image("#{kind}"))
                        .injectOpen(
                                rampUsersPerSec(1)
                                        .to(plan.rate())
                                        .during(plan.length().dividedBy(4)),
                                constantUsersPerSec(plan.rate())
                                        .during(plan.length().dividedBy(4)),
                                rampUsersPerSec(plan.rate())
                                        .to(1)
                                        .during(plan.length().dividedBy(2))))
                // Readers' pictures come through the few connections of their providers' proxies.
                .protocols(plan.protocol().shareConnections())
                .assertions(Answers.hold());
    }

    /** Opens of a mail: mostly a picture of before, any of them, else the next reader's first. */
    private static final class Opens {

        private final Plan plan;
        private final Links links;
        private final SplittableRandom random;
        private long readers;

        Opens(Plan plan, Links links) {
            this.plan = plan;
            this.links = links;
            this.random = new SplittableRandom(plan.seed());
        }

        /** Gatling takes from a feed one at a time. */
        Visit next() {
            boolean repeat = readers > 0 && random.nextDouble() < REPEATS;
            long reader = repeat ? random.nextLong(readers) : readers++;
            return new Visit(
                    repeat ? "seen before" : "first sight",
                    Format.JPG,
                    links.target(Format.JPG, new Reader(plan.seed() + reader)));
        }
    }
}
