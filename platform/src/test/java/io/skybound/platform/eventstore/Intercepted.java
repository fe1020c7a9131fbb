package io.skybound.platform.eventstore;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands before a thing of JDBC and sees every call. */
final class Intercepted {

    interface Call {
        @Nullable
        Object proceed() throws Throwable;
    }

    interface Interceptor {
        @Nullable
        Object around(Method method, Call call) throws Throwable;
    }

    private Intercepted() {}

    static <T> T of(Class<T> type, T target, Interceptor interceptor) {
        return type.cast(Proxy.newProxyInstance(
                Intercepted.class.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> interceptor.around(method, () -> {
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                })));
    }
}
