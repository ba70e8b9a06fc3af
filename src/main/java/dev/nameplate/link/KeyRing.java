package dev.nameplate.link;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign and verify links, in their order: the first that fits signs, all that fit verify.
 *
 * <p>A key with a project fits links of that project alone. A key without one fits links without a project, and those of projects that
 * have no key of their own. A key may retire at the end of a day: until then it verifies, and signs only where no key that fits
 * lasts longer; afterwards its links are genuine still, and {@link SignedLink#retired} tells that they have ended. Immutable;
 * neither messages nor {@link #toString()} show a secret.
 */
public final class KeyRing {

    private static final int LONGEST_KID = 16;
    private static final int KID_BYTES = 4;
    private static final int SECRET_BYTES = 32;

    private final Map<String, SigningKey> byKid;
    private final Set<String> projects;

    KeyRing(List<SigningKey> keys) {
        byKid = new LinkedHashMap<>();
        projects = new HashSet<>();
        for (SigningKey key : keys) {
            byKid.put(key.kid(), key);
            projects.add(key.project());
        }
    }

    /** What reading keys gave: a key ring, or all that is wrong. */
    public sealed interface Parsed {

        record Sound(KeyRing keys) implements Parsed {}

        /** At least one problem; each says which key of the list it means. */
        record Faulty(List<String> problems) implements Parsed {
            public Faulty {
                problems = List.copyOf(problems);
            }
        }

        default <T> T fold(Function<KeyRing, ? extends T> sound, Function<List<String>, ? extends T> faulty) {
            return this instanceof Sound it ? sound.apply(it.keys()) : faulty.apply(((Faulty) this).problems());
        }
    }

    /**
     * Where keys are written.
     *
     * @param name for messages
     * @param lines whether it is a file, with keys on lines of their own and lines that begin with {@code #} for people
     */
    public record Source(String name, String text, boolean lines) {

        /** Shows no text: it holds secrets. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** What may be shown of a key. @param project empty when it is bound to none */
    public record Label(String kid, String project, Optional<LocalDate> retires) {

        /** When its last day is over; empty when it does not retire. */
        public Optional<Instant> end() {
            return retires.map(KeyRing::end);
        }

        /** Whether it neither signs any more nor has its links show their readers' images. */
        public boolean retired(Instant now) {
            return retires.isPresent() && !now.isBefore(KeyRing.end(retires.get()));
        }
    }

    /**
     * Reads keys written as {@code kid[@project][~date]:secret} with commas between them. A secret is the base64url of 32 to 64
     * bytes, or {@code text:} and at least 32 printable ASCII characters, which are taken as they stand.
     */
    public static Parsed parse(String text) {
        return parse(List.of(new Source("links.keys", text, /* lines= */ false)));
    }

    /** Reads keys from several places, which make one ring in the order of the places. */
    public static Parsed parse(List<Source> sources) {
        KeyText keys = new KeyText();
        sources.forEach(keys::read);
        return keys.problems().isEmpty()
                ? new Parsed.Sound(new KeyRing(keys.keys()))
                : new Parsed.Faulty(keys.problems());
    }

    /** A fresh random key as {@link #parse} reads it, with a random name that can stand beside older keys. */
    public static String newKey() {
        byte[] name = new byte[KID_BYTES];
        new SecureRandom().nextBytes(name);
        StringBuilder kid = new StringBuilder("k");
        for (byte part : name) {
            kid.append(Character.forDigit(part & 0xF, 16)).append(Character.forDigit(part >> 4 & 0xF, 16));
        }
        return newKey(kid.toString());
    }

    /** A fresh random key. @param head its name, with a project and a date if it has them; {@link #parse} says whether it is sound */
    public static String newKey(String head) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return head + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** When a key's last day is over. */
    static Instant end(LocalDate retires) {
        return retires.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The names of all keys, in their order. */
    public List<String> kids() {
        return List.copyOf(byKid.keySet());
    }

    /**
     * A key of 32 bytes for another purpose, made of one of these by HMAC-SHA256 of {@code nameplate derived key 1}, a line feed and the
     * purpose; empty when there is no key of that name.
     */
    public Optional<byte[]> derived(String kid, String purpose) {
        return Optional.ofNullable(byKid.get(kid)).map(key -> key.derived(purpose));
    }

    /** What may be shown of all keys, in their order. */
    public List<Label> labels() {
        return byKid.values().stream()
                .map(key -> new Label(key.kid(), key.project(), Optional.ofNullable(key.retires())))
                .toList();
    }

    /** What may be shown of a key; empty when there is none of the name. */
    public Optional<Label> label(String kid) {
        return labels().stream().filter(label -> label.kid().equals(kid)).findFirst();
    }

    /** The name of the key that would sign a project's links now; empty when none would. @param project empty for links without one */
    public Optional<String> signer(String project, Instant now) {
        return Optional.ofNullable(signing(project, now)).map(SigningKey::kid);
    }

    /** The key of a name, whatever it fits; null when there is none. */
    @Nullable
    SigningKey named(String kid) {
        return byKid.get(kid);
    }

    /** Whether a key signs and verifies links of a project; empty for links without one. */
    boolean fits(SigningKey key, String project) {
        return key.project().equals(projects.contains(project) ? project : "");
    }

    /** The key that signs links of a project: of those that fit the one that lasts longest, the first of several; null when none does. */
    @Nullable
    SigningKey signing(String project, Instant now) {
        SigningKey best = null;
        for (SigningKey key : byKid.values()) {
            boolean over = key.retires() != null && !now.isBefore(end(key.retires()));
            if (!over && fits(key, project) && (best == null || key.outlasts(best))) {
                best = key;
            }
        }
        return best;
    }

    /** Whether the text can be a key's name. */
    static boolean isKid(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_KID;
    }

    @Override
    public String toString() {
        return "KeyRing" + byKid.values();
    }
}
