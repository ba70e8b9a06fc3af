package dev.nameplate.loadtests;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A made-up reader of a mail. Two numbers never give the same name. */
record Reader(long number) {

    private static final List<String> FIRST = List.of(
            "Sarah", "José", "Maria", "Wei", "Olga", "Ahmed", "Priya", "Lucas", "Zoë", "Noah", "Chloé", "Mateo",
            "Ingrid");
    private static final List<String> LAST = List.of(
            "Miller", "O'Neill", "García", "Zhang", "Ivanova", "Hassan", "Patel", "Silva", "Fischer", "Novák", "McCoy");
    private static final List<String> COMPANIES =
            List.of("Northwind & Sons", "Contoso Ltd", "Blue Yonder Airlines", "Fabrikam, Inc.", "Tailspin Toys");
    private static final List<String> MONTHS = List.of("January", "March", "May", "July", "September", "November");

    /** The reader's values as an e-mail service provider writes them behind a link. */
    String query() {
        return "name=" + encoded(pick(FIRST) + ' ' + pick(LAST) + ' ' + Long.toString(number, 36))
                + "&company=" + encoded(pick(COMPANIES))
                + "&date=" + encoded((1 + at(28)) + " " + pick(MONTHS) + ", " + (8 + at(10)) + ":" + (10 + at(50)))
                + "&avatar=" + at(8);
    }

    private String pick(List<String> words) {
        return words.get(at(words.size()));
    }

    private int at(int bound) {
        return (int) Math.floorMod(number, (long) bound);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
