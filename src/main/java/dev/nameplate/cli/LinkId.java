package dev.nameplate.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.function.Consumer;

/**
 * Ids of links as {@code --link} takes them: what is given, or for {@code auto} one that is made up and told. Ten of 31 letters: of a
 * million ids two are the same once in 1600 times.
 */
final class LinkId {

    /** Without letters and digits that are taken for one another on a telephone. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 10;

    private LinkId() {}

    /** An id as given, or a random one. */
    static String of(String given, Consumer<String> told) {
        byte[] random = new byte[Integer.BYTES * LENGTH];
        new SecureRandom().nextBytes(random);
        return given.equals("auto") ? made(random, told) : given;
    }

    /** An id as given, or one that is the same whenever it is made of the same. */
    static String of(String given, String from, Consumer<String> told) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(from.getBytes(StandardCharsets.UTF_8));
            return given.equals("auto") ? made(digest, told) : given;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-512", e);
        }
    }

    /** @param bytes four for each letter, so that all letters are as likely */
    private static String made(byte[] bytes, Consumer<String> told) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            int four = ByteBuffer.wrap(bytes).getInt(i * Integer.BYTES);
            id.append(LETTERS.charAt(Integer.remainderUnsigned(four, LETTERS.length())));
        }
        told.accept("the link's id is " + id);
        return id.toString();
    }
}
