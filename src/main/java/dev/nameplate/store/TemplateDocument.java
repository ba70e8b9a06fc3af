package dev.nameplate.store;

import dev.nameplate.template.Brand;
import dev.nameplate.template.Compiled;
import dev.nameplate.template.TemplateCompiler;
import java.util.List;

/** From a stored document to a compiled template: JSON in, plain maps to the compiler. */
public final class TemplateDocument {

    private TemplateDocument() {}

    /** Compiles a stored template as it is; a document that is no JSON gives one problem that says where. */
    public static Compiled compile(StoredTemplate stored, TemplateCompiler compiler) {
        return compile(stored, compiler, Brand.NONE);
    }

    /** Compiles a stored template dressed in a brand kit. */
    public static Compiled compile(StoredTemplate stored, TemplateCompiler compiler, Brand brand) {
        return JsonDocument.read(
                stored.document(),
                "a template",
                tree -> compiler.compile(stored.path(), tree, stored.files(), brand),
                problem -> new Compiled.Faulty(List.of(problem)));
    }
}
