package dev.nameplate.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as bytes.
 *
 * @param line where it begins
 * @param bytes all of it without the end of the line; null when it is too long to be kept
 * @param cells what its cells hold, without quotes
 * @param lineEnd what ends it; empty at the end of the file
 * @param fault why it could not be read as it was meant; null when it could
 * @param strays how many quotes stand where none should
 * @param oddities how many cells without quotes around them hold one, or begin with a blank and are not the first: a wrong
 *     delimiter makes such
 */
@SuppressWarnings("ArrayRecordComponent")
record RawRow(
        long line,
        byte @Nullable [] bytes,
        List<byte[]> cells,
        String lineEnd,
        @Nullable String fault,
        int strays,
        int oddities) {}
