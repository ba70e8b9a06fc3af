package dev.nameplate.link;

import dev.nameplate.link.LinkVerdict.Reason;
import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * Tells whether a request target is a genuine link.
 *
 * <p>The target is parsed once, verified as parsed, and exactly that is what the {@link SignedLink} holds. No template is asked: what
 * a link means depends on its text and the keys alone. Thread-safe; never blocks, never throws for any target.
 */
public final class LinkVerifier {

    private static final LinkVerdict NOT_A_LINK = new LinkVerdict.NotALink();

    private static final ThreadLocal<SignedPart> PARTS = ThreadLocal.withInitial(SignedPart::new);

    private final Supplier<KeyRing> keys;
    private final boolean unsignedAllowed;
    private final SigningKey decoy;

    private LinkVerifier(Supplier<KeyRing> keys, boolean unsignedAllowed) {
        this.keys = keys;
        this.unsignedAllowed = unsignedAllowed;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        decoy = new SigningKey("decoy", "", random, null);
    }

    /** A verifier that refuses every link without a signature. */
    public static LinkVerifier of(KeyRing keys) {
        return of(() -> keys);
    }

    /** Like {@link #of(KeyRing)}, with the keys that are in force when a link comes. */
    public static LinkVerifier of(Supplier<KeyRing> keys) {
        return new LinkVerifier(keys, /* unsignedAllowed= */ false);
    }

    /** A verifier that also serves links without {@code _sig}; a link that has one is verified as ever. */
    public static LinkVerifier allowingUnsigned(KeyRing keys) {
        return allowingUnsigned(() -> keys);
    }

    /** Like {@link #allowingUnsigned(KeyRing)}, with the keys that are in force when a link comes. */
    public static LinkVerifier allowingUnsigned(Supplier<KeyRing> keys) {
        return new LinkVerifier(keys, /* unsignedAllowed= */ true);
    }

    /**
     * Verifies a request target.
     *
     * @param target path and query as they came over the wire, one char (0 to 255) per byte
     */
    public LinkVerdict verify(String target) {
        LinkPath path = LinkPath.of(target);
        if (path == null) {
            return NOT_A_LINK;
        }
        SignedPart part = PARTS.get();
        Reason fault = part.scan(target, path.query());
        if (fault == null && !part.signed()) {
            if (unsignedAllowed) {
                part.readControls();
                return new LinkVerdict.Genuine(SignedLink.unsigned(path, part));
            }
            fault = Reason.NO_SIGNATURE;
        }
        if (fault == null) {
            fault = part.read(path);
        }
        if (fault != null) {
            decoy.made(part.decoy(), target, 0, 0);
            return new LinkVerdict.Refused(fault, part.faultyName());
        }
        return judge(path, part, target);
    }

    /** Judges the signature of what could be read. A code is made and compared whatever the key. */
    private LinkVerdict judge(LinkPath path, SignedPart part, String target) {
        int from = part.sigFrom();
        int to = part.sigTo();
        int dot = target.indexOf('.', from);
        if (dot < 0 || dot > to) {
            dot = to;
        }
        int code = Math.min(dot + 1, to);
        String kid = target.substring(from, dot);
        KeyRing ring = keys.get();
        SigningKey named = ring.named(kid);
        SigningKey key = named != null && ring.fits(named, path.project()) ? named : decoy;
        boolean made = key.made(part.text(), target, code, to);
        if (made && key != decoy) {
            return new LinkVerdict.Genuine(SignedLink.genuine(path, part, key));
        }
        boolean shaped = KeyRing.isKid(kid) && SigningKey.codeLength(to - code);
        Reason fault = named == null ? Reason.UNKNOWN_KEY : key == decoy ? Reason.FOREIGN_KEY : Reason.FORGED;
        return new LinkVerdict.Refused(shaped ? fault : Reason.NOT_A_SIGNATURE, "");
    }
}
