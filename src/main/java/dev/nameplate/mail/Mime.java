package dev.nameplate.mail;

import dev.nameplate.mail.MailText.Coding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the HTML parts out of a mail as it is sent (.eml), with the way back from each character to its byte. */
final class Mime {

    private static final int DEEPEST = 12;
    private static final int LONGEST_LINE = 72;
    private static final Pattern HEADER = Pattern.compile("[!-9;-~]{1,80}:.*");
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary\\s*=\\s*(?:\"([^\"]{1,200})\"|([^\\s;]{1,200}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9_:.+-]{1,60})\"?", Pattern.CASE_INSENSITIVE);

    private final String file;
    private final List<MailText> found = new ArrayList<>();

    private Mime(String file) {
        this.file = file;
    }

    /** Whether a file, one char for each byte, begins with the head of a mail. */
    static boolean is(String file) {
        int end = headEnd(file, 0, file.length());
        String head = file.substring(0, Math.min(end, 20_000));
        String first = head.lines().findFirst().orElse("");
        return HEADER.matcher(first).matches()
                && !first.startsWith("<")
                && header(head, "content-type").length() > 0;
    }

    /** The HTML parts of a mail, one char for each byte of its file. */
    static List<MailText> parts(String file) {
        Mime mime = new Mime(file);
        mime.read(0, file.length(), 0);
        return mime.found;
    }

    private void read(int from, int to, int depth) {
        int body = headEnd(file, from, to);
        String head = file.substring(from, Math.min(body, to));
        String type = header(head, "content-type");
        String kind = type.toLowerCase(Locale.ROOT);
        if (kind.startsWith("multipart/") && depth < DEEPEST) {
            Matcher boundary = BOUNDARY.matcher(type);
            if (boundary.find()) {
                split(body, to, boundary.group(1) != null ? boundary.group(1) : boundary.group(2), depth);
            }
        } else if (kind.startsWith("message/rfc822") && depth < DEEPEST) {
            read(body, to, depth + 1);
        } else if (kind.startsWith("text/html")) {
            found.add(part(body, to, header(head, "content-transfer-encoding"), type));
        }
    }

    private void split(int from, int to, String boundary, int depth) {
        String line = "--" + boundary;
        int start = -1;
        for (int at = from; at < to; at = next(file, at, to)) {
            if (file.startsWith(line, at)) {
                if (start >= 0) {
                    read(start, withoutLineEnd(at), depth + 1);
                }
                start = next(file, at, to);
                if (file.startsWith("--", at + line.length())) {
                    return;
                }
            }
        }
        if (start >= 0 && start < to) {
            read(start, to, depth + 1);
        }
    }

    /** The line end before a boundary belongs to the boundary. */
    private int withoutLineEnd(int at) {
        int end = at > 0 && file.charAt(at - 1) == '\n' ? at - 1 : at;
        return end > 0 && file.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private MailText part(int from, int to, String encoding, String type) {
        byte[] bytes = new byte[to - from];
        int[] origin = new int[bytes.length + 1];
        String kind = encoding.strip().toLowerCase(Locale.ROOT);
        boolean base64 = kind.startsWith("base64");
        Coding coding =
                kind.startsWith("quoted-printable") ? Coding.QUOTED_PRINTABLE : base64 ? Coding.BASE64 : Coding.PLAIN;
        int length =
                switch (coding) {
                    case QUOTED_PRINTABLE -> unquoted(from, to, bytes, origin);
                    case BASE64 -> unpacked(from, to, bytes, origin);
                    case PLAIN -> asIs(from, to, bytes, origin);
                };
        origin[length] = to;
        return decoded(Arrays.copyOf(bytes, length), origin, charset(type), coding);
    }

    private int asIs(int from, int to, byte[] bytes, int[] origin) {
        for (int i = from; i < to; i++) {
            bytes[i - from] = (byte) file.charAt(i);
            origin[i - from] = i;
        }
        return to - from;
    }

    private int unquoted(int from, int to, byte[] bytes, int[] origin) {
        int length = 0;
        for (int i = from; i < to; i++) {
            char c = file.charAt(i);
            if (c == '=' && file.startsWith("\r\n", i + 1)) {
                i += 2;
            } else if (c == '=' && file.startsWith("\n", i + 1)) {
                i++;
            } else {
                int high = i + 2 < to ? Character.digit(file.charAt(i + 1), 16) : -1;
                int low = i + 2 < to ? Character.digit(file.charAt(i + 2), 16) : -1;
                boolean escape = c == '=' && high >= 0 && low >= 0;
                origin[length] = i;
                bytes[length++] = (byte) (escape ? high << 4 | low : c);
                i += escape ? 2 : 0;
            }
        }
        return length;
    }

    private int unpacked(int from, int to, byte[] bytes, int[] origin) {
        int length = 0;
        int bits = 0;
        int held = 0;
        for (int i = from; i < to; i++) {
            int digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".indexOf(file.charAt(i));
            if (digit >= 0) {
                held = held << 6 | digit;
                bits += 6;
                if (bits >= 8) {
                    bits -= 8;
                    origin[length] = i;
                    bytes[length++] = (byte) (held >> bits);
                }
            }
        }
        return length;
    }

    /** Decodes character by character, so that each knows its byte. */
    private MailText decoded(byte[] bytes, int[] origin, Charset charset, Coding coding) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        StringBuilder text = new StringBuilder(bytes.length);
        int[] at = new int[2 * bytes.length + 1];
        CharBuffer out = CharBuffer.allocate(2);
        int limit = 1;
        while (in.hasRemaining()) {
            int start = in.position();
            out.clear().limit(limit);
            CoderResult result = decoder.decode(in, out, /* endOfInput= */ true);
            out.flip();
            for (int i = 0; i < out.limit(); i++) {
                at[text.length()] = origin[start];
                text.append(out.get(i));
            }
            // Half a surrogate pair does not fit into one char: then there has to be room for two.
            limit = result.isOverflow() && out.limit() == 0 ? 2 : 1;
            if (result.isUnderflow() && out.limit() == 0) {
                break;
            }
        }
        at[text.length()] = origin[bytes.length];
        return new MailText(text.toString(), file, Arrays.copyOf(at, text.length() + 1), coding);
    }

    private static Charset charset(String type) {
        Matcher named = CHARSET.matcher(type);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Where the body begins: behind the first empty line. */
    private static int headEnd(String file, int from, int to) {
        for (int at = from; at < to; at = next(file, at, to)) {
            if (file.charAt(at) == '\n' || file.startsWith("\r\n", at)) {
                return next(file, at, to);
            }
        }
        return to;
    }

    private static int next(String file, int at, int to) {
        int end = file.indexOf('\n', at);
        return end < 0 || end >= to ? to : end + 1;
    }

    /** A header's value with its folded lines; empty when it is not there. */
    private static String header(String head, String name) {
        StringBuilder value = new StringBuilder();
        boolean in = false;
        for (String line : head.lines().toList()) {
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (!folded) {
                in = value.isEmpty() && line.toLowerCase(Locale.ROOT).startsWith(name + ":");
            }
            if (in) {
                value.append(
                        folded
                                ? " " + line.strip()
                                : line.substring(name.length() + 1).strip());
            }
        }
        return value.toString();
    }

    /** Text as quoted-printable writes it, in lines of its own where it is long. */
    static String quotedPrintable(String words) {
        StringBuilder written = new StringBuilder();
        int column = 0;
        boolean breaks = words.length() > LONGEST_LINE / 2;
        written.append(breaks ? "=\r\n" : "");
        for (byte unit : words.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xFF);
            String piece =
                    c >= ' ' && c < 0x7F && c != '=' ? String.valueOf(c) : String.format(Locale.ROOT, "=%02X", (int) c);
            if (breaks && column + piece.length() > LONGEST_LINE) {
                written.append("=\r\n");
                column = 0;
            }
            written.append(piece);
            column += piece.length();
        }
        return written.append(breaks ? "=\r\n" : "").toString();
    }
}
