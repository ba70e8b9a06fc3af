package dev.nameplate.observe;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the machine takes away from us, where the system tells of it. */
final class Machine {

    private static final Path STAT = Path.of("/proc/stat");

    /** Ticks in a second, the same on every Linux that matters. */
    private static final double TICKS = 100;

    /** Its place in the first line: {@code cpu user nice system idle iowait irq softirq steal}. */
    private static final int STEAL = 8;

    private Machine() {}

    /** Seconds of processor time that the machine's host gave to others, over all cores; not a number where nobody tells. */
    static double stolen() {
        try (BufferedReader lines = Files.newBufferedReader(STAT, StandardCharsets.US_ASCII)) {
            return stolen(lines.readLine());
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    static double stolen(@Nullable String line) {
        String[] parts = line == null ? new String[0] : line.trim().split(" +");
        try {
            return parts.length > STEAL && parts[0].equals("cpu") ? Long.parseLong(parts[STEAL]) / TICKS : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
