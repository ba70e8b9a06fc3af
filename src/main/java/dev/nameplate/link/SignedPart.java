package dev.nameplate.link;

import dev.nameplate.link.LinkVerdict.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query's signed part taken apart, and the text that its signature covers; used again for the next link.
 *
 * <p>Each value is decoded once, into one row of bytes. The text is written from that row and so are the values that are
 * served, so that what was verified and what is used cannot differ. Until a link is found genuine nothing else is allocated.
 */
final class SignedPart {

    static final int LONGEST_TARGET = 8192;
    static final int MOST_PIECES = 64;

    private static final String ESCAPED_AMPERSAND = "amp;";
    private static final int LONGEST_DECOY = 1024;
    private static final int LONGEST_FAULTY_NAME = 40;

    private final int[] nameFrom = new int[MOST_PIECES];
    private final int[] nameTo = new int[MOST_PIECES];
    private final int[] end = new int[MOST_PIECES];
    private final int[] valueFrom = new int[MOST_PIECES];
    private final int[] valueTo = new int[MOST_PIECES];
    private final @Nullable Control[] control = new Control[MOST_PIECES];
    private final int[] sorted = new int[MOST_PIECES];
    private final Bytes decoded = new Bytes(1024);
    private final Bytes text = new Bytes(1024);

    private String target = "";
    private int queryFrom;
    private int openPartFrom;
    private int count;
    private int sortedCount;
    private boolean signed;
    private boolean closed;
    private int sig;
    private int faulty;
    private List<String> open = List.of();

    /** Splits the query that starts at {@code from} at {@code &} only; the first piece named {@code _open} ends the signed part. */
    @Nullable
    Reason scan(String target, int from) {
        this.target = target;
        queryFrom = from;
        openPartFrom = target.length();
        count = 0;
        signed = false;
        closed = false;
        sig = -1;
        faulty = -1;
        open = List.of();
        if (target.length() > LONGEST_TARGET) {
            return Reason.TOO_LONG;
        }
        int pieces = 0;
        int start = from;
        int equals = -1;
        int seen = 0;
        for (int i = from; i <= target.length(); i++) {
            char c = i == target.length() ? '&' : target.charAt(i);
            seen |= c;
            if (c == '=' && equals < 0) {
                equals = i;
            } else if (c == '&') {
                int name = target.startsWith(ESCAPED_AMPERSAND, start) ? start + ESCAPED_AMPERSAND.length() : start;
                if (name < i && ++pieces > MOST_PIECES) {
                    return Reason.TOO_MANY_PIECES;
                }
                if (name < i && !closed) {
                    keep(name, equals < 0 ? i : equals, i);
                }
                start = i + 1;
                equals = -1;
            }
        }
        return seen > 0xFF ? Reason.NOT_BYTES : null;
    }

    private void keep(int from, int to, int until) {
        int piece = count++;
        nameFrom[piece] = from;
        nameTo[piece] = to;
        end[piece] = until;
        Control known = target.charAt(from) == '_' ? Control.of(target, from, to) : null;
        control[piece] = known;
        signed |= known == Control.SIG;
        if (known == Control.OPEN && hasValue(piece)) {
            closed = true;
            openPartFrom = Math.min(until + 1, target.length());
        }
    }

    /** Reads what {@link #scan} found and writes the text; the fault that makes it no signed part, or null. */
    @Nullable
    Reason read(LinkPath path) {
        decoded.clear();
        sortedCount = 0;
        for (int piece = 0; piece < count; piece++) {
            Reason fault = readPiece(piece);
            if (fault != null) {
                faulty = piece;
                return fault;
            }
        }
        writeText(path);
        return null;
    }

    private @Nullable Reason readPiece(int piece) {
        Control known = control[piece];
        if (!hasValue(piece)) {
            return Reason.NO_VALUE;
        }
        if (known == null && !Control.isField(target, nameFrom[piece], nameTo[piece])) {
            return Reason.BAD_NAME;
        }
        if (known != null && known.reserved()) {
            return Reason.RESERVED_NAME;
        }
        if (known == Control.SIG) {
            boolean doubled = sig >= 0;
            sig = piece;
            return doubled ? Reason.DOUBLED_NAME : null;
        }
        decode(piece);
        if (known == Control.OPEN && !readOpen(piece)) {
            return Reason.BAD_OPEN;
        }
        return sort(piece) ? null : Reason.DOUBLED_NAME;
    }

    private void decode(int piece) {
        valueFrom[piece] = decoded.length();
        RawValue.decode(target, nameTo[piece] + 1, end[piece], decoded);
        valueTo[piece] = decoded.length();
    }

    /** Reads the list of open names and puts it into the order that is signed. */
    private boolean readOpen(int piece) {
        if (valueFrom[piece] == valueTo[piece]) {
            return true;
        }
        List<String> names = new ArrayList<>();
        int start = valueFrom[piece];
        for (int i = start; i <= valueTo[piece]; i++) {
            if (i == valueTo[piece] || decoded.at(i) == ',') {
                String name = decoded.string(start, i);
                if (names.size() == MOST_PIECES || !openable(name)) {
                    return false;
                }
                names.add(name);
                start = i + 1;
            }
        }
        open = List.copyOf(names);
        Collections.sort(names);
        decoded.cut(valueFrom[piece]);
        for (String name : names) {
            if (decoded.length() > valueFrom[piece]) {
                decoded.add(',');
            }
            decoded.add(name);
        }
        return true;
    }

    /** Whether {@code _open} may list the name. */
    static boolean openable(String name) {
        Control known = Control.of(name);
        return known == null ? Control.isField(name, 0, name.length()) : known.ofReader();
    }

    /** Puts a piece among those before it, by its name in byte order; false when the name is there already. */
    private boolean sort(int piece) {
        int at = sortedCount++;
        for (; at > 0; at--) {
            int order = compareNames(sorted[at - 1], piece);
            if (order == 0) {
                return false;
            }
            if (order < 0) {
                break;
            }
            sorted[at] = sorted[at - 1];
        }
        sorted[at] = piece;
        return true;
    }

    private int compareNames(int one, int other) {
        int i = nameFrom[one];
        int j = nameFrom[other];
        for (; i < nameTo[one] && j < nameTo[other]; i++, j++) {
            int order = target.charAt(i) - target.charAt(j);
            if (order != 0) {
                return order;
            }
        }
        return (nameTo[one] - i) - (nameTo[other] - j);
    }

    private void writeText(LinkPath path) {
        text.clear();
        text.add("np1\n");
        if (!path.project().isEmpty()) {
            text.add(path.project());
            text.add('/');
        }
        text.add(path.template());
        text.add('\n');
        text.add(path.ext());
        text.add('\n');
        for (int i = 0; i < sortedCount; i++) {
            int piece = sorted[i];
            if (i > 0) {
                text.add('&');
            }
            text.add(target, nameFrom[piece], nameTo[piece]);
            text.add('=');
            text.addEncoded(decoded.row(), valueFrom[piece], valueTo[piece]);
        }
    }

    /** Decodes the controls of an unsigned link, the first of each name; everything else of it belongs to its open part. */
    void readControls() {
        decoded.clear();
        for (int piece = 0; piece < count; piece++) {
            Control known = control[piece];
            valueFrom[piece] = -1;
            if (known != null && known.ofLink() && hasValue(piece) && first(piece)) {
                decode(piece);
            }
        }
        openPartFrom = queryFrom;
    }

    private boolean first(int piece) {
        for (int before = 0; before < piece; before++) {
            if (control[before] == control[piece] && valueFrom[before] >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Fills the text with the start of the raw query, so that a link that cannot be read costs what another costs. */
    Bytes decoy() {
        text.clear();
        text.add(target, queryFrom, Math.min(target.length(), queryFrom + LONGEST_DECOY));
        return text;
    }

    private boolean hasValue(int piece) {
        return nameTo[piece] < end[piece];
    }

    /** Whether there is a piece named {@code _sig}. */
    boolean signed() {
        return signed;
    }

    /** The text that the signature covers, until the next link is read. */
    Bytes text() {
        return text;
    }

    int sigFrom() {
        return nameTo[sig] + 1;
    }

    int sigTo() {
        return end[sig];
    }

    /** How many pieces the signed part has. */
    int count() {
        return count;
    }

    @Nullable
    Control control(int piece) {
        return control[piece];
    }

    String name(int piece) {
        return target.substring(nameFrom[piece], nameTo[piece]);
    }

    /** A piece's decoded value; null when it was not decoded. */
    @Nullable
    String value(int piece) {
        return piece == sig || valueFrom[piece] < 0 ? null : decoded.string(valueFrom[piece], valueTo[piece]);
    }

    /** The names that {@code _open} lists, as they stand. */
    List<String> open() {
        return open;
    }

    String openPart() {
        return target.substring(openPartFrom);
    }

    /** The name at fault, made fit to be shown. */
    String faultyName() {
        if (faulty < 0) {
            return "";
        }
        StringBuilder shown = new StringBuilder();
        int to = Math.min(nameTo[faulty], nameFrom[faulty] + LONGEST_FAULTY_NAME);
        for (int i = nameFrom[faulty]; i < to; i++) {
            char c = target.charAt(i);
            shown.append(c > ' ' && c < 0x7F ? c : '?');
        }
        return shown.toString();
    }
}
