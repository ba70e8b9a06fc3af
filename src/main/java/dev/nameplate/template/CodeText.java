package dev.nameplate.template;

import dev.nameplate.template.CodeLayer.Symbology;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What codes can say. */
final class CodeText {

    private static final int LONGEST_CODE_128 = 80;
    private static final int DIGITS_OF_EAN = 13;

    private CodeText() {}

    /** Why a code cannot say some words, as far as that is known without making it. */
    static Optional<String> fault(Symbology code, String words) {
        return switch (code) {
            case EAN_13 -> ean(words);
            case CODE_128 -> code128(words);
            case QR -> tooLong(words, 7089, 2953);
            case DATA_MATRIX -> tooLong(words, 3116, 1555);
            case PDF417 -> tooLong(words, 2710, 1108);
            case AZTEC -> tooLong(words, 3832, 1914);
        };
    }

    private static Optional<String> ean(String words) {
        if (!words.matches("[0-9]{12,13}")) {
            return Optional.of(Node.quoted(words) + " is no EAN; 12 digits are needed, or 13 with the check digit");
        }
        int check = checkDigit(words);
        return words.length() < DIGITS_OF_EAN || words.charAt(12) - '0' == check
                ? Optional.empty()
                : Optional.of(Node.quoted(words) + " has a wrong check digit; " + check + " would be right");
    }

    /** The thirteenth digit of the first twelve. */
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < DIGITS_OF_EAN - 1; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return (10 - sum % 10) % 10;
    }

    private static Optional<String> code128(String words) {
        if (words.length() > LONGEST_CODE_128) {
            return Optional.of(
                    words.length() + " characters are too many for Code 128; " + LONGEST_CODE_128 + " are allowed");
        }
        return words.chars().allMatch(c -> c >= ' ' && c < 0x7F)
                ? Optional.empty()
                : Optional.of("Code 128 holds Latin letters without accents, digits and signs of ASCII only");
    }

    private static Optional<String> tooLong(String words, int digits, int bytes) {
        boolean figures = words.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean plain = words.chars().allMatch(c -> c < 0x80);
        // Letters alone are packed up to half again as tightly as bytes.
        int most = figures ? digits : plain ? bytes * 3 / 2 : bytes;
        int length = words.getBytes(StandardCharsets.UTF_8).length;
        return length <= most ? Optional.empty() : Optional.of(length + " bytes are more than any such code holds");
    }
}
