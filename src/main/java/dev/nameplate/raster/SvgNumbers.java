package dev.nameplate.raster;

/** Cuts path data into commands, numbers and flags, which commas, blanks or nothing at all may part. */
final class SvgNumbers {

    private final String data;
    private int at;

    SvgNumbers(String data) {
        this.data = data;
    }

    /** Whether anything follows the blanks (and commas) here. */
    boolean hasMore() {
        skipBlanks();
        return at < data.length();
    }

    char peek() {
        return data.charAt(at);
    }

    void skip() {
        at++;
    }

    double number(char command) {
        skipSeparator();
        int begin = at;
        if (is('+') || is('-')) {
            at++;
        }
        int digits = digits();
        if (is('.')) {
            at++;
            digits += digits();
        }
        if (digits == 0) {
            at = begin;
            throw error("a number for " + command);
        }
        exponent();
        double number = Double.parseDouble(data.substring(begin, at));
        if (!Double.isFinite(number)) {
            at = begin;
            throw error("a number below 1e308 for " + command);
        }
        return number;
    }

    private void exponent() {
        int mark = at;
        if (is('e') || is('E')) {
            at++;
            if (is('+') || is('-')) {
                at++;
            }
            if (digits() == 0) {
                at = mark;
            }
        }
    }

    /** A single 0 or 1, which may touch what follows. */
    double flag(char command) {
        skipSeparator();
        if (!is('0') && !is('1')) {
            throw error("a flag, 0 or 1, for " + command);
        }
        return data.charAt(at++) - '0';
    }

    private int digits() {
        int begin = at;
        while (at < data.length() && data.charAt(at) >= '0' && data.charAt(at) <= '9') {
            at++;
        }
        return at - begin;
    }

    private boolean is(char c) {
        return at < data.length() && data.charAt(at) == c;
    }

    private void skipSeparator() {
        skipBlanks();
        if (is(',')) {
            at++;
            skipBlanks();
        }
    }

    private void skipBlanks() {
        while (at < data.length() && " \t\r\n\f".indexOf(data.charAt(at)) >= 0) {
            at++;
        }
    }

    IllegalArgumentException error(String expected) {
        String found =
                at < data.length() ? "\"" + data.substring(at, Math.min(data.length(), at + 12)) + "\"" : "its end";
        return new IllegalArgumentException(
                "path data at position " + (at + 1) + ": expected " + expected + ", found " + found);
    }
}
