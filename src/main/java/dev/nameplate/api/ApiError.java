package dev.nameplate.api;

/**
 * One thing that is wrong with a request's JSON.
 *
 * @param pointer where (RFC 6901); empty for the whole
 * @param detail what was given and what is allowed
 */
record ApiError(String pointer, String detail) {

    /** A step of a pointer. */
    static String step(String name) {
        return '/' + name.replace("~", "~0").replace("/", "~1");
    }
}
