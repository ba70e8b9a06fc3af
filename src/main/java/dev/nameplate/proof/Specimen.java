package dev.nameplate.proof;

import dev.nameplate.raster.Raster;
import dev.nameplate.render.Closeup;
import dev.nameplate.render.TextReport;
import java.util.List;

/**
 * One contact's picture at density 1, under the eyes of the checks. The pixels are on loan.
 *
 * @param entry the contact and its prints
 * @param picture as it is sent
 * @param behind the same without letters
 * @param elements what each layer covers
 * @param texts what each text came to
 */
record Specimen(
        ProofSheet.Entry entry, Raster picture, Raster behind, List<Closeup.Element> elements, List<TextReport> texts) {

    Contact contact() {
        return entry.contact();
    }
}
