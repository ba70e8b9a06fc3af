package dev.nameplate.render.golden;

import dev.nameplate.render.font.FontBook;
import dev.nameplate.testing.Fonts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Prints the digest of every case's picture, drawn from the last to the first: run by the golden test in other JVMs. */
final class GoldenDigests {

    private GoldenDigests() {}

    /** @param args "scripts" where the faces for the cases of many scripts are there */
    public static void main(String[] args) {
        boolean withScripts = List.of(args).contains("scripts");
        FontBook embedded = FontBook.embedded();
        Path faces = withScripts ? Fonts.directory() : null;
        FontBook scripts = faces == null ? embedded : FontBook.with(faces);
        GoldenPress press = new GoldenPress(() -> embedded, () -> scripts);
        List<GoldenCase> cases = new ArrayList<>(GoldenCase.all().values());
        Collections.reverse(cases);
        for (GoldenCase one : cases) {
            if (withScripts || !one.scripts()) {
                System.out.println(one.name() + " " + press.digest(one));
            }
        }
    }
}
