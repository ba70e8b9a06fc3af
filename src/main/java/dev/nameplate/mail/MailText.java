package dev.nameplate.mail;

import java.util.function.UnaryOperator;

/**
 * A mail's HTML as a reader's program has it, with the way back to the file: for each character, where it begins there.
 *
 * @param text the HTML, decoded
 * @param file the whole file; for a mail with parts, a char for each byte
 * @param at the offset in the file of each character, and of the end
 * @param coding how a text is written in the file in place of another
 */
record MailText(String text, String file, int[] at, Coding coding) {

    /** How a part of a mail is written. */
    enum Coding {
        /** As it is, in the file's charset. */
        PLAIN,
        QUOTED_PRINTABLE,
        BASE64
    }

    /** A file that is HTML and nothing else. */
    static MailText plain(String html) {
        int[] at = new int[html.length() + 1];
        for (int i = 0; i < at.length; i++) {
            at[i] = i;
        }
        return new MailText(html, html, at, Coding.PLAIN);
    }

    /** The line, counted from 1, in which a character of the text stands in the file. */
    int line(int index) {
        int line = 1;
        for (int i = 0; i < at[index]; i++) {
            line += file.charAt(i) == '\n' ? 1 : 0;
        }
        return line;
    }

    /** The column, counted from 1. */
    int column(int index) {
        return at[index] - file.lastIndexOf('\n', at[index] - 1);
    }

    /** The offset in the file where the part begins, for edits that write all of it anew. */
    int from() {
        return at[0];
    }

    int to() {
        return at[at.length - 1];
    }

    /** A piece of text as this part's file holds it. */
    UnaryOperator<String> writer() {
        return coding == Coding.QUOTED_PRINTABLE ? Mime::quotedPrintable : words -> words;
    }
}
