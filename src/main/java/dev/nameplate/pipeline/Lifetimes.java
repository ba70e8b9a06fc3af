package dev.nameplate.pipeline;

import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Values;
import dev.nameplate.pipeline.Outcome.Freshness;
import dev.nameplate.register.Register;
import dev.nameplate.template.Template;
import java.time.Clock;

/** How long an image may be kept by whoever gets it, and whether it may stand in for a later one. */
record Lifetimes(Register register, Clock clock) {

    /** What a pinned image may be kept for: a year, after which nobody opens the mail. */
    private static final long PINNED_SECONDS = 31_536_000;

    /** A link that is over at some time ends what was made of it, too. */
    Freshness of(SignedLink link, Template template, Values values) {
        boolean live = isLive(template, values);
        boolean pinned = link.version().isPresent() && Validity.isForGood(link);
        long seconds = pinned ? PINNED_SECONDS : template.caching().maxAgeSeconds();
        long most = Validity.secondsLeft(link, register, clock.instant());
        return new Freshness(Math.max(0, Math.min(seconds, most)), pinned && !live, live);
    }

    /** Whether an image may stand in for a later version's: not one that is live, nor one that is pinned. */
    static boolean mayStandIn(SignedLink link, Template template, Values values) {
        return !isLive(template, values) && link.version().isEmpty();
    }

    /** Whether the template says that its pictures change, or this one counts down: a second later it is another one. */
    private static boolean isLive(Template template, Values values) {
        boolean running = values.left().isPresent() && values.left().getAsLong() > 0;
        return template.caching().live() || running;
    }
}
