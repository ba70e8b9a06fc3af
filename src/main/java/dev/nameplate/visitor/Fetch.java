package dev.nameplate.visitor;

import java.util.List;

/**
 * A request for an image, as far as it tells who makes it. Holds nothing of whose image it is.
 *
 * @param userAgent what it says of its program; empty when it says nothing
 * @param head whether it asks for the head alone, so that nobody can look at the image
 * @param accepts whether it says which kinds of content it takes, as browsers and mail programs do
 * @param hurried whether more images were asked for on the same connection than a reader opens in that time
 */
public record Fetch(String userAgent, boolean head, boolean accepts, boolean hurried) {

    /** What rules may ask for behind {@code when}. */
    static final List<String> SHOWN = List.of("head", "no-accept", "hurried");

    /** One that asks as browsers do. */
    public static Fetch of(String userAgent) {
        return new Fetch(userAgent, /* head= */ false, /* accepts= */ true, /* hurried= */ false);
    }

    /** Whether it shows one of {@link #SHOWN}. */
    boolean shows(String what) {
        return switch (what) {
            case "head" -> head;
            case "no-accept" -> !accepts;
            case "hurried" -> hurried;
            default -> throw new IllegalArgumentException(what);
        };
    }
}
