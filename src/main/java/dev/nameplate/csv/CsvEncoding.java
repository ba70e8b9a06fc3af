package dev.nameplate.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The encodings that files of rows come in.
 *
 * <p>Rows are taken apart as bytes of UTF-8 or windows-1252, in which whatever means something to a file of rows is a byte of its own;
 * files of UTF-16 are turned into UTF-8 first. So a row's bytes are at hand as they were.
 */
public enum CsvEncoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
    UTF_16LE("UTF-16LE", StandardCharsets.UTF_16LE, 0xFF, 0xFE),
    UTF_16BE("UTF-16BE", StandardCharsets.UTF_16BE, 0xFE, 0xFF),
    WINDOWS_1252("windows-1252", StandardCharsets.ISO_8859_1);

    /** What 0x80 to 0x9F are, as browsers read them; every other byte is its own code point. */
    private static final String C1 =
            "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
                    + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private final String name;
    private final Charset charset;
    private final byte[] mark;

    CsvEncoding(String name, Charset charset, int... mark) {
        this.name = name;
        this.charset = charset;
        this.mark = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            this.mark[i] = (byte) mark[i];
        }
    }

    /** Its byte order mark; empty where it has none. */
    byte[] mark() {
        return mark.clone();
    }

    /** Whether the bytes begin with its byte order mark. */
    boolean marks(byte[] bytes) {
        if (mark.length == 0 || bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (bytes[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean wide() {
        return this == UTF_16LE || this == UTF_16BE;
    }

    /** A file's bytes behind its mark, as rows are taken apart. */
    InputStream narrowed(InputStream file) throws IOException {
        return wide() ? new Utf16Stream(file, charset) : file;
    }

    /** Bytes of rows as they stand in the file. */
    byte[] widened(byte[] bytes) {
        return wide() ? new String(bytes, StandardCharsets.UTF_8).getBytes(charset) : bytes;
    }

    /** Text as it stands in the file; what a file of windows-1252 cannot hold becomes a question mark. */
    byte[] bytes(String text) {
        if (this != WINDOWS_1252) {
            return text.getBytes(charset);
        }
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            int high = C1.indexOf(c);
            bytes[i] = (byte) (high >= 0 ? 0x80 + high : c < 0x80 || c >= 0xA0 && c <= 0xFF ? c : '?');
        }
        return bytes;
    }

    /** A cell's text. What is no UTF-8 in a file of UTF-8 was pasted from another: it is windows-1252 then. */
    String text(byte[] cell) {
        if (this != WINDOWS_1252) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(cell))
                        .toString();
            } catch (CharacterCodingException e) {
                return windows1252(cell);
            }
        }
        return windows1252(cell);
    }

    private static String windows1252(byte[] cell) {
        StringBuilder text = new StringBuilder(cell.length);
        for (byte one : cell) {
            int c = one & 0xFF;
            text.append(c >= 0x80 && c < 0xA0 ? C1.charAt(c - 0x80) : (char) c);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
