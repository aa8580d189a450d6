"""The explorer as a whole: its languages, its start, and the ways to open it."""

import json
import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from browser import KRIMINALVARDEN, back, follow, go_to, listed

from sjoberg_bloggar.publish.explorer.page import SCRIPTS


def test_the_language_is_the_browsers_until_one_is_chosen(show):
    assert show(locale="sv-FI").locator("html").get_attribute("lang") == "sv"
    page = show("#org=statskontoret", locale="de-DE")
    assert page.locator("html").get_attribute("lang") == "en"
    follow(page, page.get_by_role("link", name="Svenska"))
    assert page.evaluate("location.hash") == "#org=statskontoret&lang=sv"
    assert page.locator("html").get_attribute("lang") == "sv"
    follow(page, page.locator(".card a").first)
    assert page.evaluate("location.hash").endswith("&lang=sv")
    assert page.locator(".body").get_attribute("lang") == "sv"


def test_both_languages_say_the_same_things(show):
    swedish, english = show().evaluate("""() => [SWEDISH, ENGLISH].map(strings =>
        Object.entries(strings).map(([key, value]) => [key, typeof value]).sort())""")
    assert swedish == english


def test_a_swedish_page_has_no_english_but_what_says_so(show, descriptor):
    """Only names in English, and notes of the data, which are written in English."""
    page = show("#organisation=statskontoret")
    footer = page.locator("footer")
    assert "rättigheterna tillhör skribenterna" in footer.inner_text()
    assert descriptor["rights"]["texts"] not in footer.inner_text()
    assert "Anmärkning (på engelska)" in page.locator(".facts").inner_text()
    go_to(page, "#view=help")
    assert descriptor["missing"]["periods"][0]["note"] not in page.locator("main").inner_text()
    go_to(page, "#view=help&lang=en")
    assert descriptor["missing"]["periods"][0]["note"] in page.locator("main").inner_text()
    assert descriptor["rights"]["texts"] in footer.inner_text()
    assert "rättigheterna" not in footer.inner_text()


def test_without_javascript_it_leads_to_the_data(show, built):
    page = show(java_script_enabled=False)
    assert_links_to_files(page.locator("main a"), built)
    assert not page.locator("nav").is_visible()


def test_the_links_to_the_data_lead_to_files(show, built):
    assert_links_to_files(show().locator(".files a"), built)


def assert_links_to_files(links, built) -> None:
    """All links lead to files of the package: eight tables in two formats, the descriptor."""
    assert all(link.is_visible() for link in links.all())
    paths = [built / "dataset" / link.get_attribute("href") for link in links.all()]
    assert len(set(paths)) == 17 and all(path.is_file() for path in paths)


def test_what_is_missing_is_said(show, built):
    missing = json.loads((built / "datapackage.json").read_text("utf-8"))["missing"]
    text = show("#view=help").locator(".help-page").inner_text()
    assert all(post["url"] in text for post in missing["posts"])
    assert text.count("Inga inlägg från den här tiden finns i källorna.") == len(
        missing["periods"])
    assert "obesvarad" not in text


def test_the_help_has_room_for_its_explanations(show):
    page = show("#view=help")
    typed, found = page.eval_on_selector_all(".examples thead th", """all =>
        all.map(head => head.getBoundingClientRect().width)""")
    assert typed < found / 2


def test_the_start_says_what_the_blog_is_and_asks_questions(show, descriptor):
    page = show()
    about = page.locator(".introduction .lead").inner_text()
    assert descriptor["translations"]["sv"]["description"].startswith(about)
    questions = page.locator(".questions a")
    assert questions.count() == 3
    for i in range(3):
        follow(page, questions.nth(i))
        assert page.locator("main mark, main .dot").count() > 3
        back(page)
    page.locator("#q").fill("almega")
    assert not page.locator(".introduction").is_visible()


def test_a_web_server_need_not_be_special(chromium, built):
    """Any server will do; the page asks it for nothing but itself, not even an icon."""
    asked = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, _, request, *__):
            asked.append(request)

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=built)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = chromium.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/dataset/explorer.html#q=almega")
        assert len(listed(page)) == 1
        page.locator(".card a").click()
        page.wait_for_timeout(200)
        page.close()
        server.shutdown()
    assert asked == ["GET /dataset/explorer.html HTTP/1.1"]


def test_the_modules_say_what_they_need(chromium, built):
    """As true modules, served by a web server, they do the same: no name comes from elsewhere."""
    html = (built / "dataset/explorer.html").read_text("utf-8")
    body = re.sub(r"<script>.*?</script>", '<script type="module" src="main.js"></script>',
                  re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html),
                  flags=re.DOTALL)

    class Handler(SimpleHTTPRequestHandler):
        extensions_map = {".js": "text/javascript"}

        def log_message(self, *_):
            pass

        def do_GET(self):
            if self.path.endswith(".js"):
                return super().do_GET()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            return self.wfile.write(body.encode())

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=SCRIPTS)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page = chromium.new_page()
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        for address in ("#q=kommun", "#q=kommun&lines=after", "#q=kommnu", "#q=statskontoret+2016",
                        f"#post={KRIMINALVARDEN}&q=arbete&passages=1", "#view=organisations",
                        "#organisation=statskontoret", "#view=naming&kind=newspaper", "#view=authors",
                        "#author=mikael-sjoberg", "#view=help", "#post=none", "#year=2016"):
            page.evaluate("address => { location.hash = address; }", address)
            page.wait_for_timeout(50)
            assert page.locator("main h1:visible").count() == 1
        page.close()
        server.shutdown()
    assert errors == []
