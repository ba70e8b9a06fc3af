package dev.nameplate.link;

import dev.nameplate.link.LinkVerdict.Reason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes signed links. Thread-safe.
 *
 * <p>What it signs is read back by the verifier's own reader, so the two cannot disagree on the text.
 */
public final class LinkSigner {

    private final Supplier<KeyRing> keys;
    private final Clock clock;

    private LinkSigner(Supplier<KeyRing> keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A signer that uses the first key that fits each link and has not retired, unless another lasts longer. */
    public static LinkSigner of(KeyRing keys) {
        return of(() -> keys);
    }

    /** Like {@link #of(KeyRing)}, with the keys that are in force when a link is signed. */
    public static LinkSigner of(Supplier<KeyRing> keys) {
        return new LinkSigner(keys, Clock.systemUTC());
    }

    static LinkSigner of(KeyRing keys, Clock clock) {
        return new LinkSigner(() -> keys, clock);
    }

    /** What signing gave: a link, or all that is wrong with the draft. */
    public sealed interface Minted {

        /**
         * A signed link.
         *
         * @param target path and query, all ASCII: {@code _sig} first, {@code _open=} last
         */
        record Link(String target) implements Minted {

            /** The target with an open part behind it, taken as it stands: {@code name=*|URL:FNAME|*&company=…}. */
            public String followedBy(String openPart) {
                return openPart.isEmpty() ? target : target + "&" + openPart;
            }
        }

        /** At least one problem, in the order in which the draft was filled. */
        record Faulty(List<String> problems) implements Minted {
            public Faulty {
                problems = List.copyOf(problems);
            }
        }

        default <T> T fold(Function<Link, ? extends T> link, Function<List<String>, ? extends T> faulty) {
            return this instanceof Link it ? link.apply(it) : faulty.apply(((Faulty) this).problems());
        }
    }

    /** Signs a draft, unless something is wrong with it. */
    public Minted sign(LinkDraft draft) {
        List<String> problems = new ArrayList<>(draft.problems());
        LinkPath path = draft.path();
        SigningKey key = path == null ? null : keys.get().signing(path.project(), clock.instant());
        if (path != null && key == null) {
            problems.add("no key signs for " + path.path() + "; add one without a project"
                    + (path.project().isEmpty() ? "" : ", or one for @" + path.project()) + ", to links.keys");
        }
        if (path == null || key == null || !problems.isEmpty()) {
            return new Minted.Faulty(problems);
        }
        String seal = draft.sealed().isEmpty() ? "" : Seal.of(key, path.path(), draft.sealed());
        String query = draft.query(seal);
        SignedPart part = new SignedPart();
        Reason fault = part.scan(draft.base() + query, draft.base().length());
        if (fault == null) {
            fault = part.read(path);
        }
        if (fault != null && fault != Reason.TOO_LONG) {
            throw new IllegalStateException("a sound draft is no signed part: " + fault);
        }
        String target = fault != null ? "" : draft.base() + "_sig=" + key.signature(part.text()) + "&" + query;
        if (fault != null || target.length() > SignedPart.LONGEST_TARGET) {
            return new Minted.Faulty(List.of("the link would be longer than " + SignedPart.LONGEST_TARGET + " bytes"));
        }
        return new Minted.Link(target);
    }
}
