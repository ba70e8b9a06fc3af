package dev.nameplate.template;

import java.math.BigDecimal;
import java.util.StringJoiner;

/** Numbers in messages. */
final class Numbers {

    private Numbers() {}

    static String plain(Number number) {
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            BigDecimal stripped = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
            return Math.abs((long) stripped.scale()) > 20 ? stripped.toString() : stripped.toPlainString();
        } catch (NumberFormatException notFinite) {
            return number.toString();
        }
    }

    static String range(double least, double most) {
        if (most == Double.POSITIVE_INFINITY) {
            return least == Double.NEGATIVE_INFINITY ? "any number" : plain(least) + " or more";
        }
        return plain(least) + " to " + plain(most);
    }

    static String list(double... numbers) {
        StringJoiner joined = new StringJoiner(", ", "[", "]");
        for (double number : numbers) {
            joined.add(plain(number));
        }
        return joined.toString();
    }
}
