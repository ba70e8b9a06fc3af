package dev.nameplate.testing;

import java.util.SplittableRandom;

/** Text as it arrives on a bad day: scripts mixed, marks piled up, broken characters, endless words. Seeded. */
public final class OddText {

    private static final String[] WORDS = {
        "Sarah",
        "O’Neil-Smith",
        "Łukasiewicz",
        "AT&T",
        "Zoë",
        "your seat is saved",
        "fjord",
        "Ệ",
        "ÅÄÖ",
        "WWWWWW",
        "iiiiiiii",
        "שלום",
        "עולם",
        "Владимир",
        "Ὀδυσσεύς",
        "محمد",
        "李小龍",
        "ณัฐวุฒิ",
        "नमस्ते",
        "12:30",
        "2027",
        "…",
        "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
        "\uD83C\uDDE9\uD83C\uDDEA",
        "1\uFE0F\u20E3",
        "co\u00ADop",
        "\u2068x\u2069",
        "\u202Eevil",
        "\uD800",
        "\uDC00",
        "\uFFFF",
        "\uE000",
        "\u0000",
        "\t",
        "\n",
        "\r\n",
        "\u2028",
        "-",
        "—",
        "((",
        "))",
        "%",
        "\u00A0",
        "\u200B",
        "\u3000",
        "e\u0301",
        "ffi",
        "->",
        "\u0301",
        "𝔘𝔫𝔦",
        "ﷺ",
        "꧅"
    };

    private OddText() {}

    public static String of(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            int kind = random.nextInt(12);
            if (kind == 0) {
                text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            } else if (kind == 1) {
                text.append((char) random.nextInt(0x20, 0x24F));
                for (int marks = random.nextInt(30); marks > 0; marks--) {
                    text.append((char) random.nextInt(0x300, 0x370));
                }
            } else if (kind == 2) {
                text.append(WORDS[random.nextInt(WORDS.length)].repeat(random.nextInt(1, 40)));
            } else {
                text.append(WORDS[random.nextInt(WORDS.length)]);
            }
            if (random.nextInt(3) > 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
