package dev.nameplate.proof;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.merge.Values;
import dev.nameplate.render.TextReport;
import dev.nameplate.template.Template;
import java.util.List;

/**
 * What became of a template's twelve contacts.
 *
 * @param template which one
 * @param format of the prints
 * @param densities of the prints, ascending
 * @param entries one per contact
 * @param findings errors first, then in the document's order
 */
public record ProofSheet(
        Template template, Format format, List<Integer> densities, List<Entry> entries, List<Finding> findings) {

    public ProofSheet {
        densities = List.copyOf(densities);
        entries = List.copyOf(entries);
        findings = List.copyOf(findings);
    }

    /**
     * One contact.
     *
     * @param values what it is drawn with
     * @param fields what became of each field, in the template's order
     * @param prints one per density
     */
    public record Entry(Contact contact, Values values, List<FieldLine> fields, List<Print> prints) {

        public Entry {
            fields = List.copyOf(fields);
            prints = List.copyOf(prints);
        }

        /** The print of a density. */
        public Print print(int density) {
            return prints.stream()
                    .filter(print -> print.density() == density)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * What became of one field.
     *
     * @param name its name
     * @param rung 0 when what arrived is drawn, 1 for the first fallback and so on; -1 when the field is missing
     * @param rungs how many fallbacks it has
     * @param drawn what is drawn; empty when the field is missing
     * @param notes keys of what happened on the way
     */
    public record FieldLine(String name, int rung, int rungs, String drawn, List<String> notes) {

        public FieldLine {
            notes = List.copyOf(notes);
        }

        /** The rung in words. */
        public String rungInWords() {
            return rung < 0 ? "missing" : rung == 0 ? "arrived" : "fallback " + rung + " of " + rungs;
        }
    }

    /**
     * One picture.
     *
     * @param budget most bytes at that density
     * @param texts what each of its texts came to
     */
    public record Print(int density, EncodedImage image, int budget, List<TextReport> texts) {

        public Print {
            texts = List.copyOf(texts);
        }

        /** The extension of its file, with the density before it: {@code 2x.jpg}. */
        public String ending() {
            return density + "x." + image.format().extension();
        }

        public int bytes() {
            return image.bytes().length;
        }
    }

    /** Whether anything is so wrong that the template should not be sent. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    /** Titles of the contacts of whom something could not be drawn for want of a face. */
    public List<String> withoutFaces() {
        return entries.stream()
                .filter(entry ->
                        entry.fields().stream().anyMatch(field -> field.notes().contains("no-glyph")))
                .map(entry -> entry.contact().title())
                .toList();
    }
}
