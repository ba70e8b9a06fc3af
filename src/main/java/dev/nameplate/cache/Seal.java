package dev.nameplate.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what leaves this node, so that only nodes with the same secret can read, change or make it up: the cluster library
 * neither encrypts nor asks who connects.
 *
 * <p>A sealed thing is a head of magic bytes, version, the secret's mark and a salt, then AES-GCM of the content, bound to what
 * the thing is called. Each has a key of its own, made from secret and salt, so that no nonce is ever used twice. Thread-safe.
 */
final class Seal {

    private static final byte[] MAGIC = {'N', 'P', 1};
    private static final int MARK = 4;
    private static final int SALT = 16;
    private static final int HEAD = 3 + MARK + SALT;
    private static final int TAG_BITS = 128;

    private static final byte[] NO_NONCE = new byte[12];
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a secret is used for: its own key for each use. */
    private enum Use {
        MARK,
        NAME,
        CONTENT
    }

    /** A secret and the mark by which things sealed with it are known. */
    private static final class Secret {
        private final SecretKeySpec key;
        private final byte[] mark;

        Secret(String text) {
            key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
            mark = Arrays.copyOf(code(Use.MARK, new byte[0]), MARK);
        }

        byte[] code(Use use, byte[] of) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                mac.update((byte) use.ordinal());
                return mac.doFinal(of);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java runtime has no HMAC-SHA256", e);
            }
        }
    }

    private final List<Secret> secrets;

    /** @param secrets the first seals, all open */
    Seal(List<String> secrets) {
        this.secrets = secrets.stream().map(Secret::new).toList();
    }

    /** The name of a thing in the cluster: tells nothing about it to who lacks the secret. 32 bytes. */
    byte[] name(byte[] of) {
        return secrets.get(0).code(Use.NAME, of);
    }

    /** @param about what the content is called; it opens under no other name */
    byte[] close(byte[] about, byte[] content) {
        Secret secret = secrets.get(0);
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, secret, salt, about);
            byte[] sealed = new byte[HEAD + cipher.getOutputSize(content.length)];
            ByteBuffer.wrap(sealed).put(MAGIC).put(secret.mark).put(salt);
            cipher.doFinal(content, 0, content.length, sealed, HEAD);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM refused to seal", e);
        }
    }

    /** The content; empty when it was not sealed by one of us, under that name, exactly as it is. */
    Optional<byte[]> open(byte[] about, byte[] sealed) {
        if (sealed.length < HEAD + TAG_BITS / 8 || !Arrays.equals(MAGIC, 0, 3, sealed, 0, 3)) {
            return Optional.empty();
        }
        byte[] salt = Arrays.copyOfRange(sealed, 3 + MARK, HEAD);
        for (Secret secret : secrets) {
            if (Arrays.equals(secret.mark, 0, MARK, sealed, 3, 3 + MARK)) {
                try {
                    return Optional.of(cipher(Cipher.DECRYPT_MODE, secret, salt, about)
                            .doFinal(sealed, HEAD, sealed.length - HEAD));
                } catch (GeneralSecurityException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Cipher cipher(int mode, Secret secret, byte[] salt, byte[] about) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec key = new SecretKeySpec(secret.code(Use.CONTENT, salt), "AES");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, NO_NONCE));
        cipher.updateAAD(about);
        return cipher;
    }
}
