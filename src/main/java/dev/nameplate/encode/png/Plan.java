package dev.nameplate.encode.png;

/**
 * What the coding of a template's pictures goes by, but for the codes themselves. Immutable.
 *
 * @param form of pixels
 * @param cells how rows are cut
 * @param filters of the rows
 * @param dependents which cells repeat bytes of which
 */
@SuppressWarnings("ArrayRecordComponent") // written once, and never compared
record Plan(Form form, Cells cells, byte[] filters, Dependents dependents) {

    long weight() {
        return form.weight() + cells.weight() + filters.length + dependents.weight() + 64;
    }
}
