package io.skybound.allinone.journey;

import java.net.URI;

/** Where SkyBound answers: one process, or several behind one another. */
interface Front {

    /** To be asked before each request: it may be another one each time. */
    URI uri();

    /** From now on this text must appear in no log and in no stored event. */
    void keepsSecret(String secret);
}
