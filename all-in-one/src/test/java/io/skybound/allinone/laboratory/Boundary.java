package io.skybound.allinone.laboratory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call with a point before it and a point after it. */
record Boundary(Point before, Point after, String occasion) {

    /**
     * The same bean, with points around its calls.
     *
     * @param boundaries by method and arguments; null for calls that are left alone
     */
    static <T> T around(Class<T> type, T bean, Function<Call, @Nullable Boundary> boundaries) {
        Object proxy = Proxy.newProxyInstance(
                Boundary.class.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    Call call = new Call(
                            method, arguments == null ? new ArrayList<>() : new ArrayList<>(Arrays.asList(arguments)));
                    Boundary boundary = boundaries.apply(call);
                    return boundary == null ? call.on(bean) : boundary.cross(call, bean);
                });
        return type.cast(proxy);
    }

    private @Nullable Object cross(Call call, Object bean) throws Throwable {
        @Nullable Object answer = null;
        int times = Traps.pass(before, occasion);
        for (int i = 0; i < times; i++) {
            answer = call.on(bean);
        }
        Traps.pass(after, occasion);
        return answer;
    }

    /** One call of a method. Whoever sees it first may give it other arguments. */
    record Call(Method method, List<Object> arguments) {

        String name() {
            return method.getName();
        }

        @Nullable
        Object on(Object bean) throws Throwable {
            try {
                return method.invoke(bean, arguments.toArray());
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }
    }
}
