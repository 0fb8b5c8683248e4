"""Do the sources still stand where they are cited? Asked politely, and never by a build.

Only ``glossator links`` comes here. What it finds goes into ``sources.lock.yml``, which
everything else reads. The modules that reach the network need the extra ``links``.
"""
