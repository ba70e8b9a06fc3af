package dev.nameplate.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a link that are no field; their names start with {@code _}. */
enum Control {
    SIG("_sig", "written by signing"),
    OPEN("_open", "written by signing"),
    EXP("_exp", "Unix seconds, from 1 to 253402300799"),
    V("_v", "8 to 64 hexadecimal digits of the template's version"),
    DPR("_dpr", "1, 2 or 3"),
    Q("_q", "a whole number from 30 to 95"),
    DL("_dl", "a file name of 1 to 120 characters without / \\ and control characters"),
    LINK("_link", "1 to 32 letters, digits, - and _"),
    MAX("_max", "a whole number of readers from 1 to 100000000"),
    ALLOW("_allow", "the name of an allow-set: 1 to 63 of a-z 0-9 - that do not begin with -"),
    LANG("_lang", "a BCP 47 tag such as pt-BR, at most 35 characters"),
    TZ("_tz", "an IANA zone such as Europe/Berlin, at most 40 characters"),
    SEED("_seed", "1 to 200 characters"),
    ID("_id", "1 to 200 characters"),
    SEAL("_seal", "written by sealing"),
    SIZE("_size", "reserved for a later version"),
    VAR("_var", "reserved for a later version"),
    PAGE("_page", "reserved for a later version");

    /** The names of those that differ per reader. */
    static final List<String> OF_READER = List.of(LANG.key, TZ.key, SEED.key, ID.key);

    /** Beyond it somebody has slipped a digit. */
    private static final int MOST_READERS = 100_000_000;

    private static final Control[] ALL = values();

    private final String key;
    private final String allowed;

    Control(String key, String allowed) {
        this.key = key;
        this.allowed = allowed;
    }

    /** Its name in a link. */
    String key() {
        return key;
    }

    /** What its value may be, for messages. */
    String allowed() {
        return allowed;
    }

    /** The control whose name stands in {@code text} from {@code from} up to {@code to}; null when there is none. */
    static @Nullable Control of(String text, int from, int to) {
        for (Control control : ALL) {
            if (control.key.length() == to - from && text.startsWith(control.key, from)) {
                return control;
            }
        }
        return null;
    }

    static @Nullable Control of(String name) {
        return of(name, 0, name.length());
    }

    /** Whether it differs per reader, so that {@code _open} may list it. */
    boolean ofReader() {
        return this == LANG || this == TZ || this == SEED || this == ID;
    }

    /** Whether it says something about the link as a whole, of a link without a signature too. */
    boolean ofLink() {
        return compareTo(EXP) >= 0 && compareTo(LINK) <= 0;
    }

    /** Whether its name is kept for later and refused until then. */
    boolean reserved() {
        return compareTo(SIZE) >= 0;
    }

    /** Whether a decoded value is in range; what is out of range counts as absent. */
    boolean accepts(String value) {
        return switch (this) {
            case EXP -> value.length() <= 18 && each(value, Control::digit);
            case V -> value.length() >= 8 && value.length() <= 64 && each(value, Control::hexDigit);
            case DPR -> value.equals("1") || value.equals("2") || value.equals("3");
            case Q -> value.length() == 2 && each(value, Control::digit) && inside(Integer.parseInt(value), 30, 95);
            case DL -> fileName(value);
            case LINK -> value.length() <= 32 && each(value, c -> alphanumeric(c) || c == '-' || c == '_');
            case MAX -> readers(value);
            case ALLOW -> setName(value);
            case LANG -> languageTag(value);
            case TZ -> zone(value);
            case SEAL -> Seal.shaped(value);
            case SEED, ID -> inside(value.codePointCount(0, value.length()), 1, 200);
            default -> false;
        };
    }

    /** Whether a name can be a field's: {@code [a-z][a-z0-9_]{0,31}}. */
    static boolean isField(String text, int from, int to) {
        if (to - from < 1 || to - from > 32 || !lower(text.charAt(from))) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            char c = text.charAt(i);
            if (!lower(c) && !digit(c) && c != '_') {
                return false;
            }
        }
        return true;
    }

    /** No separators, no controls, and nothing that reverses the reading direction and so disguises the ending. */
    private static boolean fileName(String value) {
        return inside(value.codePointCount(0, value.length()), 1, 120)
                && !value.equals(".")
                && !value.equals("..")
                && each(
                        value,
                        c -> c >= ' '
                                && !inside(c, 0x7F, 0x9F)
                                && c != '/'
                                && c != '\\'
                                && !inside(c, 0x200E, 0x200F)
                                && !inside(c, 0x2028, 0x202E)
                                && !inside(c, 0x2066, 0x2069));
    }

    private static boolean readers(String value) {
        return value.length() <= 9 && each(value, Control::digit) && inside(Integer.parseInt(value), 1, MOST_READERS);
    }

    private static boolean setName(String value) {
        return value.length() <= 63 && !value.startsWith("-") && each(value, c -> lower(c) || digit(c) || c == '-');
    }

    private static boolean languageTag(String value) {
        int subtag = 0;
        int length = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '-' ? length == 0 || subtag++ == 0 && length < 2 : !(subtag == 0 ? letter(c) : alphanumeric(c))) {
                return false;
            }
            length = c == '-' ? 0 : length + 1;
            if (length > 8) {
                return false;
            }
        }
        return length >= (subtag == 0 ? 2 : 1) && value.length() <= 35;
    }

    private static boolean zone(String value) {
        if (!inside(value.length(), 1, 40) || !letter(value.charAt(0)) || value.endsWith("/") || value.contains("//")) {
            return false;
        }
        return each(value, c -> alphanumeric(c) || c == '/' || c == '_' || c == '+' || c == '-');
    }

    /** A kind of characters. */
    private interface Kind {
        boolean has(char c);
    }

    /** Whether there is a character and each is of the kind. */
    private static boolean each(String value, Kind kind) {
        for (int i = 0; i < value.length(); i++) {
            if (!kind.has(value.charAt(i))) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private static boolean inside(int value, int least, int most) {
        return value >= least && value <= most;
    }

    private static boolean lower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean letter(char c) {
        return lower((char) (c | 0x20)) && c < 0x80;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean alphanumeric(char c) {
        return letter(c) || digit(c);
    }

    private static boolean hexDigit(char c) {
        return digit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
