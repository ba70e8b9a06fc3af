package dev.nameplate.link;

import java.security.SecureRandom;
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
 * have no key of their own. Immutable; neither messages nor {@link #toString()} show a secret.
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
     * Reads keys written as {@code kid[@project]:secret} with commas between them. A secret is the base64url of 32 to 64 bytes, or
     * {@code text:} and at least 32 printable ASCII characters, which are taken as they stand.
     */
    public static Parsed parse(String text) {
        KeyText keys = new KeyText();
        keys.read(text);
        return keys.problems().isEmpty()
                ? new Parsed.Sound(new KeyRing(keys.keys()))
                : new Parsed.Faulty(keys.problems());
    }

    /** A fresh random key as {@link #parse} reads it, with a random name that can stand beside older keys. */
    public static String newKey() {
        SecureRandom random = new SecureRandom();
        byte[] name = new byte[KID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(name);
        random.nextBytes(secret);
        StringBuilder kid = new StringBuilder("k");
        for (byte part : name) {
            kid.append(Character.forDigit(part & 0xF, 16)).append(Character.forDigit(part >> 4 & 0xF, 16));
        }
        return kid + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
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

    /** The key of a name, whatever it fits; null when there is none. */
    @Nullable
    SigningKey named(String kid) {
        return byKid.get(kid);
    }

    /** Whether a key signs and verifies links of a project; empty for links without one. */
    boolean fits(SigningKey key, String project) {
        return key.project().equals(projects.contains(project) ? project : "");
    }

    /** The key that signs links of a project; null when none fits. */
    @Nullable
    SigningKey signing(String project) {
        for (SigningKey key : byKid.values()) {
            if (fits(key, project)) {
                return key;
            }
        }
        return null;
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
