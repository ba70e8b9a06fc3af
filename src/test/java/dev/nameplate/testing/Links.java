package dev.nameplate.testing;

import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.link.LinkVerdict;
import dev.nameplate.link.LinkVerifier;
import dev.nameplate.link.SignedLink;

/** Keys and signed links for tests. */
public final class Links {

    /** The key of the shared vectors: the bytes 00 to 1f. */
    public static final String KEY = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private Links() {}

    /** A ring of the shared vectors' key alone. */
    public static KeyRing ring() {
        return ring(KEY);
    }

    /** A ring of keys as the setting writes them. */
    public static KeyRing ring(String keys) {
        return KeyRing.parse(keys).fold(ring -> ring, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    /** The target that a sound draft becomes under the shared vectors' key. */
    public static String signed(LinkDraft draft) {
        return LinkSigner.of(ring()).sign(draft).fold(LinkSigner.Minted.Link::target, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    /** A target that must be genuine under the shared vectors' key, as a link. */
    public static SignedLink genuine(String target) {
        return genuine(LinkVerifier.of(ring()).verify(target));
    }

    /** A verdict that must be genuine, as a link. */
    public static SignedLink genuine(LinkVerdict verdict) {
        return verdict.fold(
                link -> link,
                refused -> {
                    throw new AssertionError("refused: " + refused.message());
                },
                () -> {
                    throw new AssertionError("no link");
                });
    }
}
