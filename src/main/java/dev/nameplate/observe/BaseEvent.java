package dev.nameplate.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** For the JVM's flight recorder: a part of a base, made. Costs nothing while nobody records. */
@Name("dev.nameplate.Base")
@Label("Base")
@Description("A base was drawn, or encoded for a format.")
@Category("Nameplate")
@StackTrace(false)
public final class BaseEvent extends Event {

    @Label("Template")
    private String template = "";

    @Label("Part")
    @Description("drawn, or the format that it was encoded for")
    private String part = "";

    @Label("Density")
    private int density;

    private BaseEvent() {}

    /** A part of a base that is being made from now on. */
    public static BaseEvent begun() {
        BaseEvent event = new BaseEvent();
        event.begin();
        return event;
    }

    /** Hands the event over, if somebody records. */
    public void ended(String ofTemplate, String ofPart, int atDensity) {
        end();
        if (shouldCommit()) {
            template = ofTemplate;
            part = ofPart;
            density = atDensity;
            commit();
        }
    }
}
