package dev.nameplate.observe;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** For the JVM's flight recorder: a request for an image, answered. Costs nothing while nobody records. */
@Name("dev.nameplate.Request")
@Label("Request")
@Category("Nameplate")
@StackTrace(false)
final class RequestEvent extends Event {

    @Label("Request")
    private String request = "";

    @Label("Trace")
    private String trace = "";

    @Label("Template")
    private String template = "";

    @Label("Outcome")
    private String outcome = "";

    @Label("Detail")
    private String detail = "";

    @Label("Format")
    private String format = "";

    @Label("Status")
    private int status;

    @Label("Total")
    @Timespan(Timespan.NANOSECONDS)
    private long total;

    private RequestEvent() {}

    static void tell(Passage passage, Answer answer) {
        RequestEvent event = new RequestEvent();
        if (event.isEnabled()) {
            event.request = passage.id();
            event.trace = passage.traceId();
            event.template = passage.template();
            event.outcome = answer.outcome();
            event.detail = answer.detail();
            event.format = answer.format();
            event.status = answer.status();
            event.total = passage.took(Meters.Stage.TOTAL);
            event.commit();
        }
    }
}
