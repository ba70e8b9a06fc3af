package dev.nameplate.csv;

/**
 * How a file is written.
 *
 * @param delimiter what stands between cells
 * @param escaping how a quote is written inside of quotes
 * @param encoding how characters are written
 * @param bom whether the file begins with a byte order mark
 * @param separatorLine whether its first line is Excel's {@code sep=;}
 */
public record CsvDialect(char delimiter, Escaping escaping, CsvEncoding encoding, boolean bom, boolean separatorLine) {

    /** How a quote is written inside of quotes. */
    public enum Escaping {
        /** Twice, as RFC 4180 has it. */
        DOUBLED,
        /** Behind a backslash, as databases have it; twice is understood too. */
        BACKSLASH
    }

    /** In words, as {@code semicolons, windows-1252}. */
    @Override
    public String toString() {
        String between =
                switch (delimiter) {
                    case ',' -> "commas";
                    case ';' -> "semicolons";
                    case '\t' -> "tabs";
                    case '|' -> "bars";
                    default -> "\"" + delimiter + "\"";
                };
        return between + ", " + encoding + (bom ? " with a byte order mark" : "")
                + (escaping == Escaping.BACKSLASH ? ", backslashed quotes" : "");
    }
}
