package dev.nameplate.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.TemplateFiles;
import org.junit.jupiter.api.Test;

class TemplateCompilerTest {

    @Test
    void a_short_template_compiles() {
        Template template = TemplateFiles.template("""
                {
                  "format": 1,
                  "title": "Webinar",
                  "colours": {"night": "#0B1026", "accent": "#7CF0D2", "quiet": "$accent/40%"},
                  "fields": [
                    {"name": "name", "samples": ["Sarah"], "open": true, "case": "smart", "fallback": {"text": "Friend"}},
                    {"name": "tier", "type": "choice", "choices": ["gold", {"key": "silver", "colour": "#CCC"}]}
                  ],
                  "styles": {"headline": {"weight": 700, "size": 68, "min-size": 40, "lines": 2,
                     "fill": {"linear": {"angle": 90, "stops": ["#fff", {"at": 0.3, "colour": "$accent"}, "#000"]}}}},
                  "sizes": [{"width": 1200, "height": 630, "background": "$night"}],
                  "layers": [
                    {"type": "shape", "id": "glow", "fill": {"radial": {"at": [0.8, 0], "radius": 0.5, "stops": ["$quiet", "$accent/0%"]}}},
                    {"type": "pattern", "id": "grain", "pattern": "grain", "numbers": {"amount": 0.03}},
                    {"type": "group", "id": "g", "box": [10, 20, 600, 400], "when": {"field": "tier", "is": "gold"}, "layers": [
                      {"type": "text", "id": "headline", "box": [72, 200, 700, 160], "text": "{name}[ of {tier}], your seat is saved",
                       "style": {"like": "headline", "fill": {"field": "tier", "otherwise": "$accent", "opacity": 0.5}}}
                    ]}
                  ]
                }
                """);
        assertThat(template.layers()).hasSize(3);
    }
}
