package dev.nameplate.cli;

import java.security.SecureRandom;
import java.util.function.Consumer;

/** Ids of links as {@code --link} takes them. */
final class LinkId {

    /** Without letters and digits that are taken for one another on a telephone. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 10;

    private LinkId() {}

    /**
     * An id as given, or for {@code auto} a random one. Ten of 31 letters: of a million ids two are the same once in 1600 times.
     *
     * @param told hears of an id that was made up
     */
    static String of(String given, Consumer<String> told) {
        if (!given.equals("auto")) {
            return given;
        }
        SecureRandom random = new SecureRandom();
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        told.accept("the link's id is " + id);
        return id.toString();
    }
}
