package dev.nameplate.merge;

import com.ibm.icu.text.ListFormatter;
import dev.nameplate.merge.MergeNote.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers the items of a list: those that fit are kept in order, the others leave their reasons. Used once. */
final class ListFitting {

    /** Between the keys of items; no key of a number, a date or a choice holds it by accident. */
    private static final String BETWEEN_KEYS = "|";

    private static final int FORMATTERS_AT_ONCE = 128;
    private static final Memo<Language, ListFormatter> FORMATTERS = new Memo<>(
            FORMATTERS_AT_ONCE,
            language -> ListFormatter.getInstance(language.locale(), ListFormatter.Type.AND, ListFormatter.Width.WIDE));

    private final int most;
    private final List<Value> items = new ArrayList<>();
    private final Set<Kind> reasons = new LinkedHashSet<>();
    private final Set<Kind> mended = new LinkedHashSet<>();

    ListFitting(int most) {
        this.most = most;
    }

    /** Whether the list takes one more; a note says that there were more. */
    boolean takesMore() {
        if (items.size() == most) {
            reasons.add(Kind.TOO_MANY);
        }
        return items.size() < most;
    }

    void add(Verdict verdict) {
        if (verdict instanceof Verdict.Fit fit) {
            items.add(fit.value());
            mended.addAll(fit.notes());
        } else {
            reasons.add(((Verdict.Unfit) verdict).kind());
        }
    }

    /**
     * The list.
     *
     * @param language in which its items are told one after the other
     */
    Verdict verdict(Language language) {
        if (items.isEmpty()) {
            return Verdict.unfit(reasons.stream().findFirst().orElse(Kind.EMPTY));
        }
        List<Kind> notes = new ArrayList<>(reasons);
        boolean cut = notes.remove(Kind.TOO_MANY);
        if (!notes.isEmpty()) {
            notes.add(Kind.DROPPED_ITEMS);
        }
        if (cut) {
            notes.add(Kind.TOO_MANY);
        }
        notes.addAll(0, mended);
        String text =
                FORMATTERS.get(language).format(items.stream().map(Value::text).toList());
        String key = String.join(BETWEEN_KEYS, items.stream().map(Value::key).toList());
        return new Verdict.Fit(
                new Value(text, key, Optional.empty(), Optional.empty(), Optional.empty(), 0, items), notes);
    }
}
