package dev.nameplate.pipeline;

import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Field;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.List;

/** What a link fills its template with. In an unsigned link all declared fields count as open. */
final class Filling {

    private Filling() {}

    static Delivery delivery(SignedLink link, Template template) {
        if (!link.unsigned()) {
            return new Delivery(link.fixed(), link.open(), link.openPart());
        }
        List<String> open = new ArrayList<>(link.open());
        template.fields().forEach(field -> open.add(field.name()));
        return new Delivery(link.fixed(), open, link.openPart());
    }

    /** The fields as the link may fill them: in an unsigned link each may be opened. */
    static List<Field> fields(SignedLink link, Template template) {
        return link.unsigned() ? template.fields().stream().map(Field::opened).toList() : template.fields();
    }
}
