package dev.nameplate.api;

import java.util.Locale;

/** What can be wrong with a request, each with the status that says so. */
enum ProblemKind {
    MALFORMED_JSON(400, "The body is not JSON as it is taken here"),
    UNEXPECTED_QUERY(400, "There is a query where none is taken"),
    NO_KEY(401, "There is no key, or none that is known here"),
    OTHER_PROJECT(403, "The key is for another project"),
    NO_SUCH_PATH(404, "There is nothing at this path"),
    UNKNOWN_TEMPLATE(404, "There is no such template"),
    METHOD(405, "The path does not take this method"),
    NOT_ACCEPTABLE(406, "The answer would be of a type that is not accepted"),
    TOO_SLOW(408, "The body took too long to arrive"),
    TOO_LARGE(413, "The body is too large"),
    MEDIA_TYPE(415, "The body is of a type that is not taken"),
    EXPECTATION(417, "There is an expectation that cannot be met"),
    INVALID(422, "The request cannot be carried out"),
    BROKEN(500, "Something is broken here"),
    BUSY(503, "There is too much else to do");

    private static final String PREFIX = "urn:nameplate:problem:";

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    /** The same sentence whenever the kind is the same. */
    String title() {
        return title;
    }

    /** Its name in logs. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The URI that stands for it; it names, and cannot be fetched. */
    String uri() {
        return PREFIX + key();
    }
}
