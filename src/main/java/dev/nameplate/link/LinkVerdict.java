package dev.nameplate.link;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** What verifying a request target found. */
public sealed interface LinkVerdict {

    /**
     * The link may be served: its signature is right, or unsigned links are allowed and it has none ({@link SignedLink#unsigned()}).
     */
    record Genuine(SignedLink link) implements LinkVerdict {}

    /**
     * The target is an image link that must not be served.
     *
     * @param reason for operators; the public answer is the same whatever it is
     * @param name the name at fault in printable ASCII, at most 40 characters; empty when the fault lies in no one name.
     *     It comes from the link, so escape it
     */
    record Refused(Reason reason, String name) implements LinkVerdict {

        /** A sentence that says what is wrong and what is allowed. */
        public String message() {
            return name.isEmpty() ? reason.says : reason.says + ": `" + name + "`";
        }
    }

    /** The target is no image link at all: another path, an unknown extension, another case. */
    record NotALink() implements LinkVerdict {}

    default <T> T fold(
            Function<SignedLink, ? extends T> genuine,
            Function<Refused, ? extends T> refused,
            Supplier<? extends T> notALink) {
        if (this instanceof Genuine it) {
            return genuine.apply(it.link());
        }
        return this instanceof Refused it ? refused.apply(it) : notALink.get();
    }

    /** Why a link is refused. */
    enum Reason {
        TOO_LONG("the target is longer than 8192 bytes"),
        TOO_MANY_PIECES("the query has more than 64 pieces"),
        NOT_BYTES("the target holds characters above U+00FF where each stands for one byte"),
        NO_SIGNATURE("the signed part has no _sig"),
        NO_VALUE("a piece of the signed part has no ="),
        BAD_NAME("a name in the signed part is neither a field's ([a-z][a-z0-9_]{0,31}) nor a control's"),
        RESERVED_NAME("a name in the signed part is reserved for a later version"),
        DOUBLED_NAME("a name stands twice in the signed part"),
        BAD_OPEN(
                "_open lists what is neither a field's name nor one of _lang, _tz, _seed and _id, or more than 64 names"),
        NOT_A_SIGNATURE("_sig is not a key's name, a dot and 22 characters of base64url or 32 lower-case hex digits"),
        UNKNOWN_KEY("_sig names a key that the server does not have"),
        FOREIGN_KEY("_sig names a key that does not sign for this project"),
        FORGED("the signature belongs to another text or another secret");

        private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');
        private final String says;

        Reason(String says) {
            this.says = says;
        }

        /** Its name in headers and metrics. */
        public String key() {
            return key;
        }
    }
}
