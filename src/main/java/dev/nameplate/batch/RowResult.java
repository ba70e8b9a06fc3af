package dev.nameplate.batch;

import dev.nameplate.csv.CsvRow;
import dev.nameplate.merge.MergeNote;
import java.util.List;
import java.util.Optional;

/**
 * What a row gave.
 *
 * @param link its link; empty when none is wanted, or the row is faulty
 * @param file the name of its image; empty likewise
 * @param notes what happened to its values
 * @param ragged whether it has more or fewer cells than the header
 * @param fault why it gave nothing
 */
record RowResult(
        CsvRow row,
        String link,
        String file,
        List<MergeNote> notes,
        boolean overBudget,
        boolean ragged,
        Optional<String> fault) {

    static RowResult faulty(CsvRow row, boolean ragged, String words) {
        return new RowResult(row, "", "", List.of(), /* overBudget= */ false, ragged, Optional.of(words));
    }
}
