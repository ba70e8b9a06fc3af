package dev.nameplate.loadtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Links to the card for one reader after the other: bare ones, or what {@code sign} printed with values behind it. */
final class Links {

    private final Map<Format, String> beginnings;

    private Links(Map<Format, String> beginnings) {
        this.beginnings = beginnings;
    }

    /** As the properties say: {@code links} is {@code unsigned} or {@code signed}; signed ones are read from {@code links.file}. */
    static Links ofProperties() {
        String mode = System.getProperty("links", "unsigned");
        return switch (mode) {
            case "unsigned" -> unsigned();
            case "signed" -> signed(Path.of(System.getProperty("links.file", "target/links.txt")));
            default -> throw new IllegalArgumentException("links is “" + mode + "”; it may be unsigned or signed");
        };
    }

    private static Links unsigned() {
        Map<Format, String> beginnings = new EnumMap<>(Format.class);
        for (Format format : Format.values()) {
            beginnings.put(format, "/t/peer-card." + format.extension() + "?");
        }
        return new Links(beginnings);
    }

    /** One link of each format whose fields are open, a line each. */
    private static Links signed(Path file) {
        Map<Format, String> beginnings = new EnumMap<>(Format.class);
        try {
            for (String line : Files.readAllLines(file)) {
                URI link = URI.create(line.strip());
                for (Format format : Format.values()) {
                    if (link.getRawPath().endsWith('.' + format.extension())) {
                        beginnings.put(format, link.getRawPath() + '?' + link.getRawQuery() + '&');
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the signed links cannot be read", e);
        }
        if (beginnings.size() < Format.values().length) {
            throw new IllegalStateException(file + " has links of " + beginnings.keySet() + " only");
        }
        return new Links(beginnings);
    }

    /** The target of a link for a reader. */
    String target(Format format, Reader reader) {
        return beginnings.get(format) + reader.query();
    }
}
