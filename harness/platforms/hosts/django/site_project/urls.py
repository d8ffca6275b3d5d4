from django.http import HttpResponse
from django.urls import path

PAGE = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>page</title><p>page</p>'
urlpatterns = [path("", lambda request: HttpResponse(PAGE))]
