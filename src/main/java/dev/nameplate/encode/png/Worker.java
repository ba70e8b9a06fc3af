package dev.nameplate.encode.png;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;

/** Encodes one image after another in buffers that it keeps. One per thread. */
final class Worker {

    private final Changes changes = new Changes();
    private final Numbers numbers = new Numbers();
    private final Spans spans = new Spans();
    private final Adler adler = new Adler();
    private final FileWriter file = new FileWriter();
    private int copied;

    byte[] write(PngBase base, Raster pixels, Damage damage) {
        assert damage.requireCovered(base.pixels(), pixels);
        CodedBase coded = base.suiting(pixels, damage, numbers);
        Plan plan = coded.plan();
        changes.find(plan, base.pixels(), pixels, damage);
        if (changes.none()) {
            return coded.file();
        }
        file.begin(coded.header());
        spans.begin(plan.form().knowing(numbers));
        adler.start(coded.adler());
        copied = 0;
        changes.each(plan.cells(), (row, from, to) -> span(coded, pixels, row, from, to));
        file.data().copy(coded.bits(), copied, coded.length());
        return file.end(adler.value());
    }

    private void span(CodedBase coded, Raster pixels, int row, int from, int to) {
        Cells cells = coded.plan().cells();
        spans.filter(coded.plan(), pixels, row, from, to);
        for (int cell = from; cell < to; cell++) {
            adler.remove(coded.part(cell), cells.bytes() - cells.end(row, cell));
        }
        adler.add(spans.part(adler), cells.bytes() - cells.end(row, to - 1));
        file.data().copy(coded.bits(), copied, coded.start(from));
        spans.parse(new CodeWriter(coded.codes(row), file.data()));
        copied = coded.end(to - 1);
    }
}
