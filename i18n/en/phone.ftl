# kazasu phone: a virtual phone

phone-started = Virtual phone ({ $model }, not a real one) for the virtual reader on port { $port }
phone-waits-for-reader = Waiting for the virtual reader on port { $port }.
phone-inserted = On the virtual reader on port { $port }.
phone-removed = Off the virtual reader.
phone-anchor = To make a terminal trust this phone, name this file in its configuration, in anchors of [trust]: { $path }
phone-stop-hint = Press Ctrl-C to stop.
