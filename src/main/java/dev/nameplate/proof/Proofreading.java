package dev.nameplate.proof;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.merge.Explanation;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.MergeNote;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.render.Closeup;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.TextReport;
import dev.nameplate.template.Deadline;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One template being proofread, contact by contact, so that a server can do other work between two of them. Used by one
 * thread at a time; once every contact was {@linkplain #next drawn}, {@link #sheet} has the result.
 */
public final class Proofreading {

    /** JPEG quality from which bytes can be halved on the way down to the least. */
    private static final int EASY = 75;

    private final Template template;
    private final Tools tools;
    private final Wishes wishes;
    private final Prints prints;
    private final List<Contact> contacts;
    private final Lint lint;
    private final Optional<Deadline> deadline;
    private final List<ProofSheet.Entry> entries = new ArrayList<>();
    private Optional<Closeup> closeup = Optional.empty();

    public Proofreading(Template template, Prints prints, Tools tools, Wishes wishes) {
        this.template = template;
        this.prints = prints;
        this.tools = tools;
        this.wishes = wishes;
        this.contacts = Contact.twelve(template, wishes.fixed());
        this.lint = new Lint(template, tools.context());
        this.deadline = Deadline.of(template);
    }

    /** What pictures are made with. */
    public record Tools(Renderer renderer, Merger merger, MergeContext context) {}

    /**
     * What is wanted.
     *
     * @param format of the prints
     * @param densities of the prints; those that the template lacks are left out
     * @param fixed fields and controls that are the same for all contacts
     * @param complete whether every density is printed; else the lowest, and those that may be over their budget, which is
     *     all that findings need
     */
    public record Wishes(Format format, List<Integer> densities, Map<String, String> fixed, boolean complete) {

        /** Wants every density printed. */
        public Wishes(Format format, List<Integer> densities, Map<String, String> fixed) {
            this(format, densities, fixed, /* complete= */ true);
        }

        public Wishes {
            densities = List.copyOf(densities);
            fixed = Map.copyOf(fixed);
        }
    }

    /** Draws the next contact; false when there is none left. */
    public boolean next() {
        if (entries.size() == contacts.size()) {
            return false;
        }
        Contact contact = contacts.get(entries.size());
        Explanation merge = tools.merger().explain(contact.delivery(), template.fields(), tools.context());
        Values values = deadline.map(it -> it.shown(merge.values())).orElseGet(merge::values);
        List<ProofSheet.Print> printed = new ArrayList<>();
        for (int density : densities()) {
            if (wishes.complete() || printed.isEmpty() || isInQuestion(density, printed.get(0))) {
                printed.add(print(values, density));
            }
        }
        ProofSheet.Entry entry = new ProofSheet.Entry(contact, values, fields(merge), printed);
        entries.add(entry);
        inspect(entry);
        if (values.left().isPresent()) {
            // What readers see who open the mail too late is nowhere on the sheet, but looked at all the same.
            inspect(new ProofSheet.Entry(contact, values.left(OptionalLong.of(0)), entry.fields(), printed));
        }
        return entries.size() < contacts.size();
    }

    /** The result, once every contact was drawn. */
    public ProofSheet sheet() {
        if (entries.size() < contacts.size()) {
            throw new IllegalStateException(entries.size() + " of " + contacts.size() + " contacts are drawn");
        }
        return new ProofSheet(template, wishes.format(), densities(), entries, lint.findings());
    }

    /** Those that are wished and that the template has; the lowest where it has none of them. */
    private List<Integer> densities() {
        List<Integer> both = template.output().densities().stream()
                .filter(wishes.densities()::contains)
                .toList();
        return both.isEmpty() ? List.of(1) : both;
    }

    /** Whether a density may be over its budget, as far as a lower one tells: a pixel takes no more bits at the higher one. */
    private static boolean isInQuestion(int density, ProofSheet.Print lower) {
        double ratio = (double) density / lower.density();
        double most = ratio * ratio * lower.bytes();
        double least = lower.image().quality() >= EASY ? most / 2 : most;
        return lower.image().overBudget() || least > ratio * lower.budget();
    }

    private ProofSheet.Print print(Values values, int density) {
        EncodedImage image = prints.print(values, wishes.format(), density);
        List<TextReport> texts = tools.renderer().reports(prints.base(density), values);
        return new ProofSheet.Print(density, image, template.output().maxBytes() * density, texts);
    }

    private List<ProofSheet.FieldLine> fields(Explanation merge) {
        List<ProofSheet.FieldLine> lines = new ArrayList<>();
        for (Explanation.OfField field : merge.fields()) {
            int rungs = template.field(field.field()).orElseThrow().ladder().size();
            lines.add(new ProofSheet.FieldLine(
                    field.field(),
                    field.value().map(Value::rung).orElse(-1),
                    rungs,
                    field.value().map(Value::text).orElse(""),
                    field.notes().stream().map(MergeNote.Kind::key).toList()));
        }
        return lines;
    }

    /** Looks at the picture itself, at density 1: what is decided is the same at every density. */
    private void inspect(ProofSheet.Entry entry) {
        Closeup close = closeup.orElseGet(() -> tools.renderer().closeup(template, 1));
        closeup = Optional.of(close);
        tools.renderer()
                .render(
                        prints.base(1),
                        entry.values(),
                        rendering -> close.look(entry.values(), view -> {
                            lint.look(new Specimen(
                                    entry, rendering.pixels(), view.behind(), view.elements(), rendering.reports()));
                            return entry;
                        }));
    }
}
